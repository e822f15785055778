using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Failure;

/// <summary>Helpers that are named as the system call, in code that is not there.</summary>
public sealed class NativeHelperTests
{
    [Fact]
    public Task Helper_that_takes_a_path_is_not_the_system_call() => Verify.AnalyzerAsync(
        """
        class KeyStore
        {
            void Save(string path) => {|CS0103:Platform|}.FlushFileBuffers(path);
        }
        """);

    [Fact]
    public Task System_call_of_a_binding_that_is_not_there_is_reported() => Verify.AnalyzerAsync(
        """
        class KeyStore
        {
            void Save(IntPtr handle) => {|DUR303:{|CS0103:Platform|}.FlushFileBuffers(handle)|};
        }
        """);

    [Fact]
    public Task Sync_of_a_file_by_name_asks_for_no_sync_of_a_directory() => Verify.AnalyzerAsync(
        """
        class FileSystem
        {
            public void Flush(string path) => {|CS0103:Platform|}.FlushFileBuffers(path);

            public void Remove(string path) => File.Delete(path);
        }
        """);

    [Theory]
    [InlineData("FlushFileBuffers(pipe.DangerousGetHandle())", "")]
    [InlineData("FlushFileBuffers(_serialPort)", "")]
    [InlineData("FlushFileBuffers(file)", "DUR303")]
    public Task Pipe_is_no_file(string call, string rule) => Verify.AnalyzerAsync($$"""
        class Sender
        {
            [System.Runtime.InteropServices.DllImport("kernel32")]
            static extern bool FlushFileBuffers(IntPtr handle);

            IntPtr _serialPort;

            void Send(Microsoft.Win32.SafeHandles.SafeFileHandle pipe, IntPtr file) => {{(rule.Length > 0 ? $"{{|{rule}:" : "")}}{{call}}{{(rule.Length > 0 ? "|}" : "")}};
        }
        """);
}
