using System;
using System.Collections.Immutable;
using System.IO;
using Durability.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Durability.Analyzers.Flow;

/// <summary>How a file is opened, read from the arguments of the call that opens it.</summary>
internal readonly record struct OpenArguments(OpenMode Mode, bool WriteThrough, bool DeleteOnClose)
{
    FileAccess? Access { get; init; }

    public static OpenArguments Read(ApiRow? row, ImmutableArray<Argument> arguments, Func<object, Value?> members)
    {
        var how = new OpenArguments(row?.Mode is null or OpenMode.ReadOnly ? OpenMode.Unknown : row.Mode, false, false) { Access = row?.Mode == OpenMode.ReadOnly ? FileAccess.Read : null };
        foreach (var (parameter, value, _) in arguments)
        {
            if (parameter is null)
                continue;
            if (parameter.Type.Name == "FileStreamOptions" && value is ObjectValue options && parameter.Type is INamedTypeSymbol type)
            {
                foreach (var property in type.GetMembers())
                {
                    if (property is IPropertySymbol && members(new MemberKey(options, property)) is { } set)
                        how = how.With(((IPropertySymbol)property).Type.Name, set);
                }
            }
            else if (parameter.Type.SpecialType == SpecialType.System_Boolean && parameter.Name == "append")
            {
                how = how with { Mode = value is ConstantValue { Constant: true } ? OpenMode.Append : value is ConstantValue ? OpenMode.Create : OpenMode.Unknown };
            }
            else
            {
                how = how.With(parameter.Type.Name, value);
            }
        }

        return how.Access == FileAccess.Read ? how with { Mode = OpenMode.ReadOnly } : how;
    }

    OpenArguments With(string type, Value? value)
    {
        var number = Number(value);
        return type switch
        {
            "FileMode" when value is EitherValue { First: var first, Second: var second } => this with { Mode = OfEither(OfFileMode(Number(first)), OfFileMode(Number(second))) },
            "FileMode" => this with { Mode = OfFileMode(number) },
            "FileAccess" => this with { Access = number is { } access ? (FileAccess)access : null },
            "ZipArchiveMode" => this with { Access = number == 0 ? FileAccess.Read : Access },
            "FileOptions" when number is { } flags => this with { WriteThrough = (flags & unchecked((int)FileOptions.WriteThrough)) != 0, DeleteOnClose = (flags & (int)FileOptions.DeleteOnClose) != 0 },
            "FileOptions" => this with { WriteThrough = true },
            _ => this,
        };
    }

    static int? Number(Value? value) => value is ConstantValue { Constant: int constant } ? constant : null;

    /// <summary>Modes that all begin with an empty file are one, where an argument decides between them.</summary>
    static OpenMode OfEither(OpenMode first, OpenMode second) =>
        IsEmptyAtFirst(first) && IsEmptyAtFirst(second) ? OpenMode.Create : OpenMode.Unknown;

    static bool IsEmptyAtFirst(OpenMode mode) => mode is OpenMode.Create or OpenMode.CreateNew or OpenMode.Truncate;

    public static OpenMode OfFileMode(Value? value) => OfFileMode(Number(value));

    static OpenMode OfFileMode(int? mode) => mode switch
    {
        (int)FileMode.Create => OpenMode.Create,
        (int)FileMode.CreateNew => OpenMode.CreateNew,
        (int)FileMode.Truncate => OpenMode.Truncate,
        (int)FileMode.Append => OpenMode.Append,
        (int)FileMode.OpenOrCreate => OpenMode.OpenOrCreate,
        (int)FileMode.Open => OpenMode.Open,
        _ => OpenMode.Unknown,
    };
}
