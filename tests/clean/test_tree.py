from __future__ import annotations

import pytest

from pipeline.clean.tree import parse, walk


def units(raw: str):
    return walk(parse(raw), raw).units


def texts(raw: str) -> list[str]:
    return [unit.text for unit in units(raw)]


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("<p>a <b>b</b>c</p>", ["a bc"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("a<br>b<br><br>c", ["a", "b", "c"]),
        ("<ul><li>a</li><li><p>b</p></li></ul>", ["a", "b"]),
        ("<table><tr><td>a</td><td><p>b <i>c</i>d</p></td></tr></table>", ["a\tb cd"]),
        ("<table><tr><td>a</td><td></td><td>c</td></tr></table>", ["a\tc"]),
        ("<tr><td>a</td></tr>", ["a"]),
        ("<p>a</p><script>b</script><style>c</style><template>d</template><p>e</p>", ["a", "e"]),
        ("<p>a<!-- b -->c</p>", ["ac"]),
        ("<span>a</span> <span>b</span>", ["a b"]),
        ("<p>a <span hidden>b</span>c</p>", ["a c"]),
        ("<div><span class=byline>a</span>b</div>", ["a", "b"]),
        ("<p>a<span class=byline>b</span></p>", ["ab"]),
        ("<select><option>a</option></select>b", ["b"]),
    ],
)
def test_elements_make_units(raw, lines) -> None:
    assert texts(raw) == lines


def test_kinds_and_levels() -> None:
    raw = "<h2>a</h2><blockquote><p>b</p></blockquote><figure><figcaption>c</figcaption></figure><div class=caption>d</div><p>- e</p>"
    assert [(unit.text, unit.kind, unit.level) for unit in units(raw)] == [
        ("a", "heading", 2),
        ("b", "quotation", 0),
        ("c", "caption", 0),
        ("d", "caption", 0),
        ("e", "list_item", 0),
    ]


def test_link_density_is_the_share_of_linked_words() -> None:
    assert [unit.link_density for unit in units("<p>one <a>two</a></p><p><a>one <b>two</b></a></p>")] == [0.5, 1.0]


def test_parents_stand_before_children() -> None:
    raw = "<div><section><p>a</p></section></div>"
    nodes = walk(parse(raw), raw).nodes
    assert all(node.parent < number for number, node in enumerate(nodes))


def test_no_warning_for_any_markup(recwarn) -> None:
    for raw in ("https://vale.example/1", "a.txt", "<?xml version='1.0'?><rss><a>b</a></rss>", ""):
        parse(raw)
    assert len(recwarn) == 0
