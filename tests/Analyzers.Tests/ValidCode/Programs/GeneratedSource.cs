// Generated code is generated again.
using System.IO;

public sealed class CodeGenerator
{
    public void Emit(string generatedFile, string source)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(generatedFile)!);
        File.WriteAllText(generatedFile, source);
    }
}
