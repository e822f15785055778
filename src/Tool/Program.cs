using System.CommandLine;

var root = new RootCommand("Finds where a code base loses data at a power cut.");
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
