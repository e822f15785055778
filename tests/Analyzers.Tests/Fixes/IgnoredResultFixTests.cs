using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Failure;
using Durability.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR303, DUR304: a result is looked at, a task is awaited.</summary>
public sealed class IgnoredResultFixTests : FixTests<IgnoredResultFix>
{
    [Fact]
    public Task Fsync_IsChecked() =>
        Fixes(
            """
            using System.Runtime.InteropServices;

            class Native
            {
                [DllImport("libc", SetLastError = true)]
                static extern int fsync(int handle);

                void Sync(int handle)
                {
                    {|DUR303:fsync(handle)|};
                }
            }
            """,
            """
            using System.Runtime.InteropServices;

            class Native
            {
                [DllImport("libc", SetLastError = true)]
                static extern int fsync(int handle);

                void Sync(int handle)
                {
                    if (fsync(handle) != 0)
                        throw new IOException($"fsync failed with error {Marshal.GetLastWin32Error()}.");
                }
            }
            """);

    [Fact]
    public Task FlushFileBuffers_IsChecked() =>
        Fixes(
            """
            using System;
            using System.Runtime.InteropServices;

            class Native
            {
                [DllImport("kernel32.dll", SetLastError = true)]
                static extern bool FlushFileBuffers(IntPtr handle);

                void Sync(IntPtr handle)
                {
                    if (handle != IntPtr.Zero)
                        {|DUR303:FlushFileBuffers(handle)|};
                }
            }
            """,
            """
            using System;
            using System.Runtime.InteropServices;

            class Native
            {
                [DllImport("kernel32.dll", SetLastError = true)]
                static extern bool FlushFileBuffers(IntPtr handle);

                void Sync(IntPtr handle)
                {
                    if (handle != IntPtr.Zero)
                        if (!FlushFileBuffers(handle))
                            throw new System.IO.IOException($"FlushFileBuffers failed with error {Marshal.GetLastWin32Error()}.");
                }
            }
            """, framework: TestedFramework.NetStandard20, language: LanguageVersion.CSharp7_3);

    [Fact]
    public Task DroppedTask_IsAwaited() =>
        Fixes(
            """
            class Settings
            {
                async Task SaveAsync(string path, string json)
                {
                    await Task.Yield();
                    {|DUR304:File.AppendAllTextAsync(path, json)|};
                    _ = {|DUR304:File.AppendAllTextAsync(path, "x")|};
                }
            }
            """,
            """
            class Settings
            {
                async Task SaveAsync(string path, string json)
                {
                    await Task.Yield();
                    await {|DUR101:File.AppendAllTextAsync(path, json)|};
                    await {|DUR101:File.AppendAllTextAsync(path, "x")|};
                }
            }
            """);

    [Fact]
    public Task DroppedTask_NotAsync_OffersNothing() =>
        OffersNothing(
            """
            class Settings
            {
                void Save(string path, string json)
                {
                    {|DUR304:File.AppendAllTextAsync(path, json)|};
                }
            }
            """, library: false);
}
