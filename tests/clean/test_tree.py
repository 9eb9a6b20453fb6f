from __future__ import annotations

import pytest

from pipeline.clean.tree import read_tree


def units(raw: str):
    return read_tree(raw).units


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
        ("<p>a<template><div>b</div></template>c</p>", ["ac"]),
        ("a<script>\n</script>b", ["ab"]),
        ("<div><div><div>a</div>b</div></div>c", ["a", "b", "c"]),
        ("a<br /><br/>\n<br>b", ["a", "b"]),
        ("<p>co&shy;op\u200bera&zwnj;tive&#8203;ly</p>", ["cooperatively"]),
        ("<p>a <span style='display:none'>b</span><span class=sr-only>c</span> d</p>", ["a d"]),
        ("<pre>The first line\n\nof  two\n- c</pre>", ["The first line", "of two", "c"]),
        (
            "<pre>This line of text was wrapped by hand, and\ngoes on.</pre>",
            ["This line of text was wrapped by hand, and goes on."],
        ),
        ("<p style='white-space:pre'><b>Safe</b>: Good\n<b>Caring</b>: Good\n</p>", ["Safe: Good", "Caring: Good"]),
        ("<p>Safe:\nGood</p>", ["Safe: Good"]),
        ("<table><tr><td>a</td><td style='white-space:pre'>b\nc</td></tr></table>", ["a\tb c"]),
        ("<h1 style='white-space:pre'>a\nb</h1>", ["a b"]),
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
    nodes = read_tree(raw).nodes
    assert all(node.parent < number for number, node in enumerate(nodes))


def test_no_warning_for_any_markup(recwarn) -> None:
    for raw in ("https://vale.example/1", "a.txt", "<?xml version='1.0'?><rss><a>b</a></rss>", ""):
        read_tree(raw)
    assert len(recwarn) == 0


def test_markup_pasted_from_a_word_processor_leaves_no_trace() -> None:
    raw = (
        "<div class=WordSection1><p class=MsoNormal style='margin-bottom:0cm'><span lang=EN-GB style='font-size:11.0pt'>Staff"
        " are kind.<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--[if gte mso 9]><xml><w:View>Normal"
        "</w:View></xml><![endif]--><xml><w:View>Normal</w:View></xml><p class=MsoListParagraph><![if !supportLists]><span>"
        "·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>Plans in <st1:place>Upton"
        "</st1:place> are clear<o:p></o:p></p></div>"
    )
    tree = read_tree(raw)
    assert [(unit.kind, unit.text) for unit in tree.units] == [
        ("paragraph", "Staff are kind."),
        ("list_item", "Plans in Upton are clear"),
    ]
    assert tree.unplaced == 0


def test_extents_reach_from_the_first_to_the_last_unit_of_an_element() -> None:
    tree = read_tree("<div><p>a</p><div><p>b</p><p>c</p></div></div><div></div><p>d</p>")
    first, last = tree.extents
    held = {node.tag + str(number): (first[number], last[number]) for number, node in enumerate(tree.nodes)}
    assert held["[document]0"] == (0, 3)
    assert list(held.values())[3:] == [(0, 2), (0, 0), (1, 2), (1, 1), (2, 2), (4, -1), (3, 3)]
