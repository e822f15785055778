using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Sync;

/// <summary>fsync and its kin by P/Invoke are syncs, whatever the method is called.</summary>
public sealed class NativeSyncTests
{
    [Fact]
    public Task Fsync_by_platform_invoke_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            [DllImport("libc", SetLastError = true)]
            static extern int fsync(Microsoft.Win32.SafeHandles.SafeFileHandle file);

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                if (fsync(file.SafeFileHandle) != 0)
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task Fsync_under_another_name_is_found_by_its_entry_point() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
            static extern int Commit(int file);

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                file.Flush();
                if (Commit((int)file.SafeFileHandle.DangerousGetHandle()) != 0)
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task Full_sync_of_the_mac_is_silent() => Verify.AnalyzerAsync(
        """
        class OrderJournal
        {
            [DllImport("libc", SetLastError = true)]
            static extern int fcntl(Microsoft.Win32.SafeHandles.SafeFileHandle file, int command);

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                if (fcntl(file.SafeFileHandle, 51) != 0)
                    throw new IOException();
            }
        }
        """);

    [Theory]
    [InlineData("F_FULLFSYNC", "")]
    [InlineData("_fullFsync", "")]
    [InlineData("F_SETLK", "DUR101")]
    [InlineData("_command", "DUR101")]
    public Task Control_call_syncs_only_with_the_command_for_it(string command, string rule) => Verify.AnalyzerAsync(
        $$"""
        class OrderJournal
        {
            const int F_FULLFSYNC = 51;
            const int F_SETLK = 6;
            static readonly int _fullFsync = OperatingSystem.IsMacOS() ? 51 : 0;
            int _command = 6;

            [DllImport("libc", SetLastError = true)]
            static extern int fcntl(Microsoft.Win32.SafeHandles.SafeFileHandle file, int command);

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                {{(rule.Length == 0 ? "file.Write(record);" : "{|" + rule + ":file.Write(record)|};")}}
                if (fcntl(file.SafeFileHandle, {{command}}) != 0)
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task Result_of_a_lock_is_nobodys_sync() => Verify.AnalyzerAsync(
        """
        class FileLock
        {
            [DllImport("libc", SetLastError = true)]
            static extern int fcntl(int file, int command, ref int range);

            static void Unlock(FileStream file, int range) => _ = fcntl((int)file.SafeFileHandle.DangerousGetHandle(), 6, ref range);
        }
        """);

    [Fact]
    public Task Native_wrapper_in_another_type_is_silent() => Verify.AnalyzerAsync(
        """
        static class NativeMethods
        {
            [DllImport("libc", SetLastError = true)]
            public static extern int fsync(IntPtr file);

            [DllImport("kernel32.dll", SetLastError = true)]
            public static extern bool FlushFileBuffers(IntPtr file);

            public static void Force(FileStream file)
            {
                file.Flush();
                var handle = file.SafeFileHandle.DangerousGetHandle();
                if (OperatingSystem.IsWindows() ? !FlushFileBuffers(handle) : fsync(handle) != 0)
                    throw new IOException("fsync failed", Marshal.GetLastPInvokeError());
            }
        }

        class OrderJournal
        {
            readonly FileStream _file = new("orders.journal", FileMode.Append);

            public void Append(byte[] record)
            {
                _file.Write(record);
                NativeMethods.Force(_file);
            }
        }
        """);

    [Fact]
    public Task Native_rename_of_unsynced_data_is_reported() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            [DllImport("kernel32.dll", SetLastError = true, CharSet = CharSet.Unicode)]
            static extern bool MoveFileEx(string existing, string target, int flags);

            void Save(string json)
            {
                File.WriteAllText("settings.tmp", json);
                if (!{|DUR203:MoveFileEx("settings.tmp", "settings.json", 1)|})
                    throw new IOException();
            }
        }
        """);

    [Fact]
    public Task Native_rename_of_synced_data_is_silent() => Verify.AnalyzerAsync(
        """
        class SettingsFile
        {
            [DllImport("libc", SetLastError = true)]
            static extern int rename(string from, string to);

            void Save(byte[] json)
            {
                using (var file = new FileStream("settings.tmp", FileMode.Create))
                {
                    file.Write(json);
                    file.Flush(true);
                }

                if (rename("settings.tmp", "settings.json") != 0)
                    throw new IOException();
                Durability.DurableDirectory.SyncParent("settings.json");
            }
        }
        """, withRuntime: true);

    [Fact]
    public Task Library_import_of_flush_file_buffers_is_silent() => Verify.AnalyzerAsync(
        """
        partial class OrderJournal
        {
            [LibraryImport("kernel32", SetLastError = true)]
            [return: MarshalAs(UnmanagedType.Bool)]
            private static partial bool FlushFileBuffers(Microsoft.Win32.SafeHandles.SafeFileHandle file);

            private static partial bool FlushFileBuffers(Microsoft.Win32.SafeHandles.SafeFileHandle file) => file.IsInvalid;

            void Append(byte[] record)
            {
                using var file = new FileStream("orders.journal", FileMode.Append);
                file.Write(record);
                if (!FlushFileBuffers(file.SafeFileHandle))
                    throw new IOException();
            }
        }
        """);
}
