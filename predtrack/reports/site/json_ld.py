"""What machines read of a page: schema.org Dataset and ClaimReview as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from predtrack.reports.site.addresses import address
from predtrack.reports.site.names import file_name, local
from predtrack.reports.site.verdicts import VERDICT_SCORES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from predtrack.records import Resolution
    from predtrack.reports.site.material import Claimed, Material
    from predtrack.reports.site.texts import Texts

__all__ = ["LICENCES", "as_script", "claim_review", "dataset"]

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "OGL-UK-3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
"""Addresses of licences that publications name."""

_OUTSIDE = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def as_script(value: Any) -> str:  # noqa: ANN401 - what JSON knows
    r"""Write JSON that nothing can break out of a script element with.

    Examples
    --------
    >>> print(as_script({"a": "</script>"}))
    {"a":"\u003c/script\u003e"}
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign, spelled in _OUTSIDE.items():
        text = text.replace(sign, spelled)
    return text


def dataset(material: Material, texts: Texts, files: Iterable[tuple[str, str]]) -> str:
    """Describe the data of the site.

    Parameters
    ----------
    files
        Path and media type of each download.
    """
    licences = sorted({publication.licence or "" for publication in material.publications})
    known = [LICENCES[name] for name in licences if name in LICENCES]
    root = material.base_url or ("../" if texts.language != "en" else "")
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": material.title or texts("site_title"),
        "description": texts("dataset_description", day=material.as_of),
        "dateModified": material.as_of.isoformat(),
        "isAccessibleForFree": True,
        "inLanguage": texts.tag,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": f"{root}{path}"}
            for path, media in files
        ],
    }
    if known:
        found["license"] = known[0] if len(known) == 1 else known
    if material.base_url:
        found["url"] = material.base_url
    return as_script(found)


def claim_review(material: Material, one: Claimed, verdict: str, texts: Texts) -> str:
    """Describe the verdict on a prediction; nothing where there is none that rates it."""
    counts = next((found for found in one.stand.resolutions if found.is_answer), None)
    if counts is None or verdict not in VERDICT_SCORES:
        return ""
    prediction, ledger = one.prediction, material.ledger
    publication = ledger.publication_of(prediction)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": prediction.quote or prediction.title.say(texts.language),
        "datePublished": counts.known.last().isoformat(),
        "author": {"@type": "Organization", "name": counts.resolver.name},
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": ledger.made(prediction).isoformat(),
            "author": {
                "@type": _kind(material, ledger.forecaster_id(prediction)),
                "name": ledger.forecaster_name(prediction, texts.language),
            },
            "appearance": _appearance(publication.title.say(texts.language), publication.url),
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _rating(one, verdict),
            "worstRating": 0,
            "bestRating": 1,
            "alternateName": texts(f"verdict_{verdict}"),
        },
    }
    if material.base_url:
        path = local(f"predictions/{file_name(prediction.id)}.html", texts.language)
        found["url"] = f"{material.base_url}{path}"
    return as_script(found | _evidence(counts))


def _rating(one: Claimed, verdict: str) -> float:
    degree = one.row["fulfilment"]
    return VERDICT_SCORES[verdict] if degree is None else float(degree)


def _kind(material: Material, forecaster: str) -> str:
    known = material.ledger.forecasters.get(forecaster)
    return "Person" if known and known.kind == "person" else "Organization"


def _appearance(name: str, url: str | None) -> dict[str, str]:
    found = {"@type": "CreativeWork", "name": name}
    return found | ({"url": url} if url and address(url) else {})


def _evidence(resolution: Resolution) -> dict[str, Any]:
    cited = [
        _appearance(proof.title or proof.url or "", proof.url)
        for proof in resolution.evidence
        if proof.url or proof.title
    ]
    return {"citation": cited} if cited else {}
