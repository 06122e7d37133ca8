"""Charts drawn as SVG that stands in a page: Vega-Lite by vl-convert, an extra.

The only module that knows the package (``docs/decisions/0035``); imported when a report is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from markupsafe import Markup

_SVG: Final = "http://www.w3.org/2000/svg"
_VEGA_LITE: Final = "v5.20"
_ELEMENTS: Final = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan"})
_ATTRIBUTES: Final = frozenset(
    """d transform x y x1 x2 y1 y2 dx dy width height viewBox fill fill-opacity opacity stroke
    stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
    text-anchor font-family font-size font-weight font-style""".split()
)


def drawn(spec: dict[str, Any], *, name: str, title: str, description: str) -> Markup:
    """The chart as an ``svg`` element with a title and a description for those who do not see it.

    Args:
        name: begins the ids of the title and the description; once on a page.

    Raises:
        WorkbenchError: the extra is not installed.
        ValueError: the library drew something that may not stand in a page.
    """
    from markupsafe import Markup

    try:
        import vl_convert
    except ImportError:
        raise WorkbenchError(
            "The charts of the report need a package that is not installed",
            "install the extra: pip install 'workbench-desk[charts]'",
        ) from None
    picture = ElementTree.fromstring(
        vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE, allowed_base_urls=[])
    )
    for element in picture.iter():
        _keep_what_may_stand(element)
    picture.attrib |= {
        "class": "chart",
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-description",
    }
    for place, (tag, words) in enumerate((("title", title), ("description", description))):
        element = ElementTree.Element(
            f"{{{_SVG}}}{'desc' if tag == 'description' else tag}", {"id": f"{name}-{tag}"}
        )
        element.text = words
        picture.insert(place, element)
    ElementTree.register_namespace("", _SVG)
    return Markup(ElementTree.tostring(picture, encoding="unicode"))


def _keep_what_may_stand(element: ElementTree.Element) -> None:
    """Keep what draws; refuse what could load, link or run something."""
    tag = element.tag.removeprefix(f"{{{_SVG}}}")
    if tag not in _ELEMENTS:
        raise ValueError(f"a chart holds <{tag}>")
    for name in list(element.attrib):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
        elif "url(" in element.attrib[name]:
            raise ValueError(f"a chart holds an address in {name}")
