"""What can be wrong with a file or a record in it: every code that reading can give."""

from __future__ import annotations

from predtrack.errors import Rule
from predtrack.store.limits import MAX_ALIASED, MAX_BYTES, MAX_DEPTH

__all__ = ["FAULTS"]

_FILES = (
    Rule(
        "PT001",
        "a file can be read",
        "A record that cannot be read is missing from every count.",
        "Give yourself the right to read it, mend the link, or remove it.",
    ),
    Rule(
        "PT002",
        "a file is UTF-8",
        "Any other encoding turns quotes into something that nobody said.",
        "Save the file as UTF-8; a byte order mark is allowed.",
    ),
    Rule(
        "PT003",
        "a file holds text only",
        "Control characters are invisible, and YAML forbids them.",
        "Remove the character.",
    ),
    Rule(
        "PT004",
        "a file is YAML",
        "Nothing in a file that does not parse can be trusted.",
        "Mend the syntax; most often it is the indentation or a missing quote.",
    ),
    Rule(
        "PT005",
        "a key stands once",
        "Of two equal keys one would silently lose.",
        "Remove or rename one of them.",
    ),
    Rule(
        "PT006",
        f"a file has at most {MAX_BYTES:,} bytes",
        "Larger files are slow to review and to compare.",
        "Split it: one publication a file.",
    ),
    Rule(
        "PT007",
        f"aliases repeat at most {MAX_ALIASED:,} values, and never themselves",
        "A few lines of aliases can unfold to more than any memory holds.",
        "Write the values out.",
    ),
    Rule(
        "PT008",
        f"lists and mappings nest at most {MAX_DEPTH} deep",
        "Deeper nesting is a mistake or an attack.",
        "Flatten it.",
    ),
    Rule(
        "PT009",
        "a link stays inside the ledger",
        "What lies outside the repository has no history, and others do not have it.",
        "Copy the file into the ledger.",
    ),
    Rule(
        "PT010",
        "no two paths differ by case alone",
        "On many computers they are one file, and one of them would be lost.",
        "Rename one of them.",
    ),
    Rule(
        "PT011",
        "a file holds one document",
        "What follows a second '---' would not be read.",
        "Put each document into a file of its own.",
    ),
    Rule(
        "PT012",
        "a file is not empty",
        "An empty file is most often one that was not saved.",
        "Fill it or remove it.",
    ),
    Rule(
        "PT013",
        "the top level of a file is a mapping",
        "Its keys say what the file holds.",
        "Begin with 'schema_version: 1'.",
    ),
    Rule(
        "PT014",
        "merge keys are not used",
        "YAML 1.2 has no '<<', so other programs read such a file differently.",
        "Write the keys out.",
    ),
    Rule(
        "PT015",
        "tags are not used",
        "The field decides what a value is; a tag could only contradict it, or run code.",
        "Remove the tag; quote what is meant as text.",
    ),
    Rule(
        "PT016",
        "a key is text",
        "Lists and mappings cannot name anything.",
        "Write the key as plain text.",
    ),
)

_RECORDS = (
    Rule(
        "PT101",
        "required fields are there",
        "Without them the record cannot be held to account.",
        "Add the field.",
    ),
    Rule(
        "PT102",
        "every field is known",
        "A misspelt field would silently say nothing.",
        "Correct the name, or put keys of your own under 'extra'.",
    ),
    Rule(
        "PT103",
        "a value has the type of its field",
        "A list is no number, and quoted text is no number either.",
        "Write what the message names: 0.7 for a number, plain text for text, true or false.",
    ),
    Rule(
        "PT104",
        "a value is one of those allowed",
        "Where the choice is closed, another word would be counted nowhere.",
        "Take one of the values that the message lists.",
    ),
    Rule(
        "PT105",
        "a date is a date",
        "Without a real date nobody can say when the prediction falls due.",
        "Write 2026-10-09, 2026-10, 2026-Q3, 2030, 'end of 2026', or wording, from and until.",
    ),
    Rule(
        "PT106",
        "an identifier has small letters, digits, '.', '_' and '-'",
        "Identifiers become paths and addresses, where other characters cause trouble.",
        "Rename it; begin with a letter or digit, and join parts with '/'.",
    ),
    Rule(
        "PT107",
        "the schema_version is known",
        "A file of another version may mean something else by the same words.",
        "Use a predtrack that knows the version, or convert the file.",
    ),
    Rule(
        "PT108",
        "a prediction has a question and a forecast, or says why not",
        "What cannot be resolved stays in the denominator, with its reason.",
        "Add question and forecast, or 'unresolvable' with a reason; never both.",
    ),
    Rule(
        "PT109",
        "a question says its kind",
        "The kind decides which outcomes can answer it.",
        "Add 'kind', or give the identifier of the prediction that holds the question.",
    ),
    Rule(
        "PT110",
        "a number lies in its range",
        "A number outside is a slip of the pen.",
        "Correct the number.",
    ),
    Rule(
        "PT111",
        "a text or list has the length that it needs",
        "An empty text says nothing.",
        "Fill it, shorten it, or leave the key out.",
    ),
    Rule(
        "PT112",
        "the parts of a record agree",
        "A record that contradicts itself cannot be read in one way.",
        "Change the part that is wrong.",
    ),
    Rule(
        "PT113",
        "a whole number is a whole number",
        "Things that are counted come in ones.",
        "Write digits only.",
    ),
)

_FORECASTS = (
    Rule(
        "PT301",
        "a probability lies in [0, 1], and a level between 0 and 1",
        "A number outside is no probability, and no score can read it.",
        "Write 70 % as 0.7.",
    ),
    Rule(
        "PT302",
        "probabilities sum to 1",
        "Rescaling behind the forecaster's back would change what was said.",
        "Correct the numbers, or add the category that is missing.",
    ),
    Rule(
        "PT303",
        "quantiles do not cross",
        "A higher level cannot have a lower value.",
        "Correct the values or their levels.",
    ),
    Rule(
        "PT304",
        "a range has two ends, the lower one first",
        "A range with its ends swapped contains nothing.",
        "Write [lower, upper].",
    ),
    Rule(
        "PT305",
        "a forecast says its kind",
        "The kind decides how the forecast can be scored.",
        "Use a key such as 'probability', 'assertion', 'words' or 'range'.",
    ),
    Rule(
        "PT306",
        "a forecast has as many numbers as its kind needs",
        "One category alone is no distribution, and no level is no quantile.",
        "Add what is missing.",
    ),
)

FAULTS: dict[str, Rule] = {rule.code: rule for rule in (*_FILES, *_RECORDS, *_FORECASTS)}
"""Every fault that reading can find, by its code."""
