using System.Threading.Tasks;
using Durability.Analyzers.CodeFixes.Failure;
using Xunit;

namespace Durability.Analyzers.Tests.Fixes;

/// <summary>DUR305: only what was written in full is published.</summary>
public sealed class PublishAfterFailureFixTests : FixTests<PublishAfterFailureFix>
{
    [Fact]
    public Task RenameBehindACatch_MovesIntoTheTry() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    try
                    {
                        using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                        {
                            stream.Write(bytes, 0, bytes.Length);
                            stream.Flush(true);
                        }
                    }
                    {|DUR301:catch|} (IOException e)
                    {
                        Console.WriteLine(e);
                    }

                    // Into place.
                    {|DUR305:File.Move(path + ".tmp", path, true)|};
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    try
                    {
                        using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                        {
                            stream.Write(bytes, 0, bytes.Length);
                            stream.Flush(true);
                        }

                        // Into place.
                        File.Move(path + ".tmp", path, true);
                    }
                    {|DUR301:catch|} (IOException e)
                    {
                        Console.WriteLine(e);
                    }
                }
            }
            """);

    [Fact]
    public Task RenameInAFinally_MovesIntoTheTry() =>
        Fixes(
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    try
                    {
                        using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                        {
                            stream.Write(bytes, 0, bytes.Length);
                            stream.Flush(true);
                        }
                    }
                    finally
                    {
                        Console.WriteLine("done");
                        {|DUR305:File.Move(path + ".tmp", path, true)|};
                    }
                }
            }
            """,
            """
            class Store
            {
                void Save(string path, byte[] bytes)
                {
                    try
                    {
                        using (var stream = new FileStream(path + ".tmp", FileMode.Create))
                        {
                            stream.Write(bytes, 0, bytes.Length);
                            stream.Flush(true);
                        }

                        File.Move(path + ".tmp", path, true);
                    }
                    finally
                    {
                        Console.WriteLine("done");
                    }
                }
            }
            """);
}
