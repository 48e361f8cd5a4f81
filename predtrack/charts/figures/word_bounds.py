"""What the Brier score of words and bare assertions can be, by author and word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from predtrack.charts.chart import Chart
from predtrack.charts.labels import distinct
from predtrack.charts.sentences import one_line
from predtrack.charts.shown import summary_of
from predtrack.charts.tags import counted_by_tag
from predtrack.charts.text_form import TextRow, TextRows
from predtrack.errors import UsageError
from predtrack.summaries import Scorecard
from predtrack.summaries.word_bounds import ALWAYS_HALF, WordBounds
from predtrack.summaries.word_bounds import word_bounds as bounds_of_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from predtrack.charts.palette import Palette

__all__ = ["word_bounds"]

_MOST = 40
"""Words that are drawn; those with most claims."""
_WIDTH = 380
_NARROW = 150
_STEP = 30
_BARE = "(bare assertion)"

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "one": "Bounds, not a score: the Brier score of {word} lies anywhere from {low} to {high}",
        "several": "Bounds, not scores: {told}",
        "better": "whatever the words mean, {k} did better than always saying ½",
        "not better": "whatever the words mean, {k} did no better than always saying ½",
        "nor": "{k} did no better",
        "open": "for {k} it depends on the reading",
        "of": "{k} of {n}",
        "alone": "{k}",
        "every": "for each of the {n} it depends on the reading whether it beat always saying ½",
        "stop": "; ",
        "bare": "bare assertions",
        "subtitle": "Brier score of {words}, 0 to 1, lower is better; n = {n} claims",
        "words": "words",
        "left_out": " The {shown} with most claims of {all}.",
        "plain": "Bars: whatever the word means. Dotted: always saying ½. Right: what each word"
        " may mean (line), and of it the part that beats ½ (bar).{left_out}",
        "partly": "Bars: whatever the word means, with partial verdicts (~) as 0, solid, and as 1,"
        " hollow; line: of any degree. Dotted: always saying ½. Right: what each word may mean"
        " (line), and of it the part that beats ½ (bars).{left_out}",
        "axis": "Brier score, over the readings",
        "reading": "what it may mean",
        "counts": "{hits}/{partials}/{misses}",
        "n": "n={n}",
        "never": "never",
        "row": "{word}, read as {from} to {to}: {low} to {high} ({hits} came true, {partials} in"
        " part, {misses} failed; n = {n})",
        "legend": "Behind the bounds: came true / in part / failed. Dotted: always saying ½, {half}"
        " where every verdict is plain.",
        "read": "Line: whatever the word means, and partial verdicts of any degree.{left_out}",
    },
    "zh": {
        "one": "只有界，没有分数：{word}的 Brier 分数在 {low} 至 {high} 之间",
        "several": "只有界，没有分数：{told}",
        "better": "无论词义为何，{k}胜过总说 ½",
        "not better": "无论词义为何，{k}不胜过总说 ½",
        "nor": "{k}不胜过",
        "open": "{k}取决于解读",
        "of": "{n} 项中 {k} 项",
        "alone": "{k} 项",
        "every": "{n} 项是否胜过总说 ½，全都取决于解读",
        "stop": "；",
        "bare": "直接断言",
        "subtitle": "{words}的 Brier 分数，0 至 1，越低越好；n = {n} 条论断",
        "words": "词语",
        "left_out": "只画 {all} 项中论断最多的 {shown} 项。",
        "plain": "条：词义任取。点线：总说 ½。右图：每个词可能的含义（线），以及其中胜过 ½ 的"
        "部分（条）。{left_out}",
        "partly": "条：词义任取，部分应验（~）计 0（实心）或 1（空心）；线：计任何程度。点线：总说"
        " ½。右图：每个词可能的含义（线），以及其中胜过 ½ 的部分（条）。{left_out}",
        "axis": "Brier 分数（遍历各种解读）",
        "reading": "可能的含义",
        "counts": "{hits}/{partials}/{misses}",
        "n": "n={n}",
        "never": "从不",
        "row": "{word}，读作 {from} 至 {to}：{low} 至 {high}（应验 {hits}，部分 {partials}，"
        "落空 {misses}；n = {n}）",
        "legend": "界之后：应验/部分/落空。点线：总说 ½，判定非此即彼时为 {half}。",
        "read": "线：词义任取，部分应验计任何程度。{left_out}",
    },
}  # fmt: skip


def word_bounds(card: Scorecard, *, language: str = "en") -> Chart:
    """Draw the bounds of the Brier score of each word, and which readings beat one half.

    Parameters
    ----------
    card
        A scorecard of a ledger, such as ``pt.score(ledger)``.
    language
        ``en`` or ``zh``.

    Raises
    ------
    UsageError
        If no scored claim in it is a word or a bare assertion.
    """
    every = bounds_of_words(summary_of(card, Scorecard))
    if not every:
        raise UsageError("there are no words to draw: no scored claim is a word or an assertion")
    most = sorted(range(len(every)), key=lambda index: -every[index].n)[:_MOST]
    words = [every[index] for index in sorted(most)]
    texts = TEXTS[language]
    records = _records(words, texts)
    left_out = texts["left_out"].format(shown=len(words), all=len(every))
    left_out = left_out if len(every) > len(words) else ""
    partly = any(word.partials for word in words)
    return Chart(
        title=_finding(every, texts),
        subtitle=texts["subtitle"].format(
            words=_called(every, texts) or texts["words"], n=f"{sum(word.n for word in every):,}"
        )
        + counted_by_tag(every[0].by, language),
        description=". ".join(texts["row"].format(**record["said"]) for record in records),
        body=lambda alt, palette: _Panels(alt, palette, records, texts).drawn(),
        rows=_text(records, texts, left_out),
        note=texts["partly" if partly else "plain"].format(left_out=left_out),
        language=language,
    )


def _called(words: Sequence[WordBounds], texts: Mapping[str, str]) -> str:
    """Name the only word; nothing where there are several."""
    found = {word.word for word in words}
    return _name(words[0], texts) if len(found) == 1 else ""


def _name(word: WordBounds, texts: Mapping[str, str]) -> str:
    said = one_line(word.word)
    if said.startswith(_BARE):
        return texts["bare"] + said.removeprefix(_BARE)
    return said


def _records(words: Sequence[WordBounds], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    one_word = bool(_called(words, texts))
    groups = [" · ".join(one_line(str(name)) for name in word.by.values()) for word in words]
    names = [_name(word, texts) for word in words]
    if len(set(groups)) > 1:
        names = groups if one_word else list(map(" · ".join, zip(names, groups, strict=True)))
    labels = distinct(names, columns=40)
    return [_record(word, label, texts) for word, label in zip(words, labels, strict=True)]


def _record(word: WordBounds, name: str, texts: Mapping[str, str]) -> dict[str, Any]:
    counts = {"hits": word.hits, "partials": word.partials, "misses": word.misses, "n": word.n}
    said = {"word": name, "from": f"{word.reading[0]:g}", "to": f"{word.reading[1]:g}"}
    said |= {"low": f"{word.bounds[0]:.3f}", "high": f"{word.bounds[1]:.3f}"}
    ends = {
        "any": word.bounds, "miss": word.partial_as_miss, "hit": word.partial_as_hit,
        "reading": word.reading, "beats_miss": word.beats_as_miss, "beats_hit": word.beats_as_hit,
    }  # fmt: skip
    record: dict[str, Any] = {"word": name, "partial": word.partials > 0}
    for key, pair in ends.items():
        record |= dict(zip((f"{key}_low", f"{key}_high"), pair or (None, None), strict=True))
    record["never"] = "" if word.beats_as_miss or word.beats_as_hit else texts["never"]
    record["counts"] = texts["counts"].format(**counts)
    record["n"] = texts["n"].format(n=f"{word.n:,}")
    return record | {"said": said | counts}


def _finding(words: Sequence[WordBounds], texts: Mapping[str, str]) -> str:
    """Say what is known of words without knowing what they mean."""
    if len(words) == 1:
        low, high = (f"{end:.3f}" for end in words[0].bounds)
        name = _name(words[0], texts)
        said = name if name.startswith(texts["bare"]) else f"“{name}”"
        return texts["one"].format(word=said, low=low, high=high)
    found = Counter(word.against_half for word in words)
    if found["open"] == len(words):
        return texts["several"].format(told=texts["every"].format(n=len(words)))
    told: list[str] = []
    for which in ("better", "not better", "open"):
        if found[which]:
            k = texts["alone" if told else "of"].format(k=found[which], n=len(words))
            told.append(texts["nor" if told and which == "not better" else which].format(k=k))
    return texts["several"].format(told=texts["stop"].join(told))


@dataclass(frozen=True, slots=True)
class _Panels:
    """The bounds, and beside them the readings that beat one half."""

    alt: Any
    palette: Palette
    records: list[dict[str, Any]]
    texts: Mapping[str, str]

    def drawn(self) -> Any:  # noqa: ANN401 - any chart of Altair
        panels = self._bounds(), self._readings()
        return self.alt.hconcat(*panels, spacing=64)

    def _base(self, **axis: Any) -> Any:  # noqa: ANN401 - a chart of Altair, options of its axis
        alt = self.alt
        values = [{key: cell for key, cell in one.items() if key != "said"} for one in self.records]
        order = [record["word"] for record in self.records]
        y = alt.Y("word:N", sort=order, title=None, axis=alt.Axis(grid=False, **axis))
        return alt.Chart(alt.Data(values=values)).encode(y=y)

    def _x(self, name: str, **more: Any) -> Any:  # noqa: ANN401 - a channel of Altair
        return self.alt.X(f"{name}:Q", scale=self.alt.Scale(domain=[0, 1]), **more)

    def _bounds(self) -> Any:  # noqa: ANN401 - any chart of Altair
        base = self._base(labelLimit=260)
        data = self.alt.Chart(self.alt.Data(values=[{"at": ALWAYS_HALF}]))
        half = data.mark_rule(strokeDash=[2, 3], color=self.palette.third).encode(x=self._x("at"))
        thin = base.mark_rule(color=self.palette.third, strokeWidth=1.5).encode(
            x=self._x("any_low", title=self.texts["axis"]), x2="any_high:Q"
        )
        counts = [
            base.mark_text(
                align="left", dx=8, dy=dy, color=self.palette.quiet, fontSize=10.5
            ).encode(x=self.alt.value(_WIDTH), text=f"{name}:N")
            for name, dy in (("n", -6), ("counts", 7))
        ]
        return self._panel(_WIDTH, half, thin, *self._bars(base, "miss", "hit"), *counts)

    def _readings(self) -> Any:  # noqa: ANN401 - any chart of Altair
        base = self._base(labels=False)
        x = self._x("reading_low", title=self.texts["reading"], axis=self.alt.Axis(tickCount=3))
        color = self.palette.third
        thin = base.mark_rule(color=color, strokeWidth=1.5).encode(x=x, x2="reading_high:Q")
        ends = [
            base.mark_tick(color=color, size=9, thickness=1.5).encode(x=self._x(f"reading_{end}"))
            for end in ("low", "high")
        ]
        never = base.mark_text(align="left", dx=6, color=self.palette.quiet).encode(
            x=self.alt.value(_NARROW), text="never:N"
        )
        bars = self._bars(base, "beats_miss", "beats_hit")
        return self._panel(_NARROW, thin, *ends, *bars, never)

    def _bars(self, base: Any, miss: str, hit: str) -> list[Any]:  # noqa: ANN401
        """Draw one bar, or two where partial verdicts make a difference."""
        edge = {"stroke": self.palette.main, "strokeWidth": 1.5}
        drawn = (
            (miss, "!datum.partial", {"fill": self.palette.main, "height": 8}),
            (miss, "datum.partial", {"fill": self.palette.main, "height": 6, "yOffset": -5}),
            (hit, "datum.partial", {"fill": self.palette.paper, "height": 6, "yOffset": 5}),
        )
        return [
            base.transform_filter(f"isValid(datum.{name}_low) && {which}")
            .mark_bar(**edge, **look)
            .encode(x=self._x(f"{name}_low"), x2=f"{name}_high:Q")
            for name, which, look in drawn
        ]

    def _panel(self, width: int, *layers: Any) -> Any:  # noqa: ANN401 - charts of Altair
        return self.alt.layer(*layers).properties(width=width, height=self.alt.Step(_STEP))


def _text(records: list[dict[str, Any]], texts: Mapping[str, str], left_out: str) -> TextRows:
    drawn = tuple(
        TextRow(
            record["word"],
            inner=(record["any_low"], record["any_high"]),
            told=f"{record['said']['low']}–{record['said']['high']} {record['counts']}",
        )
        for record in records
    )
    legend = texts["legend"].format(half=ALWAYS_HALF)
    note = texts["read"].format(left_out=left_out)
    return TextRows(drawn, reference=ALWAYS_HALF, legend=legend, note=note)
