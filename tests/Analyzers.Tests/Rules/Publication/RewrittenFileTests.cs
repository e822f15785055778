using System.Threading.Tasks;
using Xunit;

namespace Durability.Analyzers.Tests.Rules.Publication;

/// <summary>DUR204: what a member writes to a file is made of what it has read from it, and is nowhere else.</summary>
public sealed class RewrittenFileTests
{
    [Theory]
    [InlineData("var all = System.Text.Json.JsonSerializer.Deserialize<List<string>>(File.ReadAllText(file)); all.Add(line); {|DUR204:File.WriteAllText(file, string.Join(',', all))|};")]
    [InlineData("List<string>? all; all = System.Text.Json.JsonSerializer.Deserialize<List<string>>(File.ReadAllText(file)); var text = string.Join(',', all); {|DUR204:File.WriteAllText(file, text)|};")]
    [InlineData("var bytes = File.ReadAllBytes(file); bytes[0] = 1; {|DUR205:File.WriteAllBytes(file, bytes)|};")]
    [InlineData("if (File.ReadAllText(file) is { } read && int.Parse(read) > 0) {|DUR205:File.WriteAllText(file, line)|};")]
    [InlineData("var owner = int.Parse(File.ReadAllText(file)); var own = Environment.ProcessId.ToString(); if (owner == 0) {|DUR205:File.WriteAllText(file, own)|};")]
    [InlineData("var count = int.Parse(File.ReadAllText(file)); {|DUR204:File.WriteAllText(file, $\"{count + 1}\")|};")]
    [InlineData("var all = System.Text.Json.JsonSerializer.Deserialize<List<string>>(File.ReadAllText(other)); all.Add(line); {|DUR205:File.WriteAllText(file, string.Join(',', all))|};")]
    [InlineData("var text = File.ReadAllText(file); {|DUR205:File.WriteAllText(file, text.Replace(line, other))|};")]
    [InlineData("{|DUR205:File.WriteAllText(file, line)|}; var count = int.Parse(File.ReadAllText(file)); Console.WriteLine(count);")]
    public Task What_was_read_is_changed_and_written_again(string code) => Verify.AnalyzerAsync($$"""
        class Lines
        {
            void Add(string file, string other, string line) { {{code}} }
        }
        """);

    [Theory]
    [InlineData("var all = File.ReadAllLines(file); var kept = new List<string>(); foreach (var one in all) { if (one != line) kept.Add(one); } {|DUR204:File.WriteAllLines(file, kept)|};")]
    [InlineData("var kept = File.ReadLines(file).Where(one => one != line).ToArray(); {|DUR204:File.WriteAllLines(file, kept)|};")]
    [InlineData("var kept = new List<string>(); foreach (var one in File.ReadAllLines(file)) kept.Insert(0, one); {|DUR204:File.WriteAllLines(file, kept)|};")]
    [InlineData("var parts = File.ReadAllText(file).Split(','); {|DUR204:File.WriteAllText(file, string.Join(',', parts.Append(line)))|};")]
    [InlineData("var text = File.ReadAllText(file); if (!int.TryParse(text, out var n)) return; {|DUR205:File.WriteAllText(file, line)|};")]
    [InlineData("var all = File.ReadAllLines(file); if (all.Contains(line)) return; {|DUR205:File.WriteAllText(file, line)|};")]
    [InlineData("var all = File.ReadAllLines(other); {|DUR205:File.WriteAllLines(file, all)|};")]
    [InlineData("var all = new List<string>(); all.Add(line); Console.WriteLine(File.ReadAllLines(file).Length); {|DUR205:File.WriteAllLines(file, all)|};")]
    public Task Lines_that_were_read_are_written_again(string code) => Verify.AnalyzerAsync($$"""
        class Lines
        {
            void Remove(string file, string other, string line) { {{code}} }
        }
        """);

    [Theory]
    [InlineData("writer.Write(kept.ToString());", "DUR204")]
    [InlineData("foreach (var one in kept.ToString().Split(',')) writer.WriteLine(one);", "DUR204")]
    [InlineData("writer.Write(line);", "DUR205")]
    [InlineData("Console.Write(kept.Length);", "")]
    public Task Lines_that_were_read_are_written_through_a_writer(string write, string rule) => Verify.AnalyzerAsync($$"""
        class Lines
        {
            async Task Remove(string file, string line)
            {
                var kept = new StringBuilder();
                string? one = null;
                await Task.Run(() =>
                {
                    using (var reader = new StreamReader(file))
                    {
                        while ((one = reader.ReadLine()) != null)
                        {
                            if (one != line)
                                kept.AppendLine(one);
                        }
                    }

                    using (FileStream stream = {{(rule.Length > 0 ? "{|" + rule + ":" : "")}}File.Create(file){{(rule.Length > 0 ? "|}" : "")}})
                    using (var writer = new StreamWriter(stream))
                    {
                        {{write}}
                    }
                });
            }
        }
        """);

    [Theory]
    [InlineData("content = content.Replace(other, line);", "content", "DUR205")]
    [InlineData("content = System.Text.RegularExpressions.Regex.Replace(content, other, line);", "content", "DUR205")]
    [InlineData("var all = System.Text.Json.JsonSerializer.Deserialize<List<string>>(content); all!.Add(line);", "string.Join(',', all)", "DUR204")]
    [InlineData("var all = content.Split(',').Append(line);", "string.Join(',', all)", "DUR204")]
    public Task Text_that_a_reader_gives_whole_is_data_where_it_is_parsed(string change, string written, string rule) => Verify.AnalyzerAsync($$"""
        class Lines
        {
            void Put(string file, string other, string line)
            {
                string content;
                using (var reader = new StreamReader(file))
                    content = reader.ReadToEnd();
                {{change}}
                using (var writer = {|{{rule}}:new StreamWriter(file)|})
                    writer.Write({{written}});
            }
        }
        """);

    [Theory]
    [InlineData("{|DUR205:File.WriteAllLines(file, lines)|};", "DUR205")]
    [InlineData("using (var writer = {|DUR205:new StreamWriter(file)|}) writer.Write(lines[0]);", "DUR205")]
    [InlineData("{|DUR205:File.WriteAllLines(other, lines)|};", "DUR204")]
    [InlineData("if (!File.Exists(file)) File.WriteAllLines(file, lines);", "DUR204")]
    [InlineData("if (!File.Exists(file)) { using (var made = new StreamWriter(file)) {|DUR104:made.Write(lines[0])|}; }", "DUR204")]
    public Task File_that_the_same_member_has_made_can_be_made_again(string make, string rule) => Verify.AnalyzerAsync($$"""
        class Lines
        {
            void Sort(string file, string other, string[] lines)
            {
                {{make}}
                var all = File.ReadAllLines(file);
                {|{{rule}}:File.WriteAllLines(file, all.OrderBy(line => line))|};
            }
        }
        """);

    [Theory]
    [InlineData("Set", "var data = XDocument.Load(file); data.Root!.SetValue(value);", "{|DUR204:data.Save(file)|};")]
    [InlineData("ExportElement", "var data = XDocument.Load(file); data.Root!.SetValue(value);", "{|DUR204:data.Save(file)|};")]
    [InlineData("Set", "XDocument data; data = XDocument.Load(file); data.Root!.SetValue(value);", "{|DUR204:data.Save(file)|};")]
    [InlineData("Set", "var data = new System.Xml.XmlDocument(); data.Load(file); data.InnerText = value;", "{|DUR204:data.Save(file)|};")]
    [InlineData("Set", "var data = XDocument.Load(other); data.Root!.SetValue(value);", "{|DUR205:data.Save(file)|};")]
    [InlineData("Set", "var data = new XDocument(); var read = XDocument.Load(file);", "{|DUR205:data.Save(file)|};")]
    [InlineData("ExportElement", "var data = XDocument.Load(other); data.Root!.SetValue(value);", "data.Save(file);")]
    public Task Document_that_is_loaded_changed_and_saved(string member, string load, string save) => Verify.AnalyzerAsync($$"""
        using System.Xml.Linq;

        class Elements
        {
            void {{member}}(string file, string other, string value)
            {
                {{load}}
                {{save}}
            }
        }
        """);

    [Theory]
    [InlineData("Change", "file", "{|DUR204:File.CreateText(file)|}")]
    [InlineData("LogChange", "file", "{|DUR204:File.CreateText(file)|}")]
    [InlineData("ExportElement", "file", "{|DUR204:new StreamWriter(file)|}")]
    [InlineData("Change", "other", "{|DUR205:File.CreateText(file)|}")]
    [InlineData("LogChange", "other", "File.CreateText(file)")]
    public Task Document_that_is_loaded_and_saved_to_a_writer(string member, string loaded, string opened) => Verify.AnalyzerAsync($$"""
        using System.Xml.Linq;

        class Elements
        {
            void {{member}}(string file, string other, string value)
            {
                XDocument data;
                if (!File.Exists({{loaded}}))
                    data = new XDocument(new XElement("all"));
                else
                    data = XDocument.Load({{loaded}});
                data.Root!.SetValue(value);
                using (StreamWriter writer = {{opened}})
                {
                    data.Save(writer);
                }
            }
        }
        """);
}
