"""`name-variant`."""

from __future__ import annotations

from textmend import Applicability, Document, Edit, Example, Finding, Fix, Severity, Span, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    family="words",
    severity=Severity.WARNING,
    views=("name_variants",),
    examples=(
        Example(
            "Ada Mynthorpe owns the mill. They asked Mynthorpe twice, and then ⟦Minthorpe⟧ left.\n",
            "Ada Mynthorpe owns the mill. They asked Mynthorpe twice, and then Mynthorpe left.\n",
            Applicability.UNSAFE,
        ),
        Example(
            "The ferry is bound for ⟦Thialand⟧, and it is not the first in Thailand.\n",
            "The ferry is bound for Thailand, and it is not the first in Thailand.\n",
            Applicability.UNSAFE,
        ),
        Example("Lena Tormholt and Lena Tormholts mill; the Tormholters and a Tormholtan.\n"),
        Example("Ada Mynthorpe and her cousin Jon Minthorpe met. Mynthorpe and Minthorpe sang.\n"),
    ),
)
def name_variant(document: Document) -> Iterator[Finding]:
    """One name is spelled in two ways.

    ## Why
    Whoever counts or looks for a name misses the ones that are spelled otherwise. Names are
    compared that are one slip apart, with those of five letters or more. The one that is reported
    is known to no list, and the document has it once; the other is well known, or the document has
    it more often.
    Where there are more than a thousand names, nothing is compared.

    ## Fix
    Unsafe: two families may be spelled so. Names that differ in their endings (`Tsarova`,
    `Arkansans`) and names behind different given names are left alone.

    ## Options
    None.
    """
    for start, end, other in document.name_variants:
        if not document.language.startswith("en"):
            return
        name = document.prose[start:end]
        message = f"Write “{other}” (unsafe: two names may be meant)"
        fix = Fix((Edit.replace(start, end, other),), Applicability.UNSAFE, message)
        yield Finding(Span(start, end), f"“{name}” is “{other}” elsewhere", fix)
