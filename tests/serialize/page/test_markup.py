import html

import pytest

from geopolnews.serialize.page.markup import element, join, link_outside, write_whole


def test_words_are_escaped_in_text_and_in_attributes():
    made = element("p", "a <b> & 'c'", title='"><script>', id="x")
    assert made.html == ('<p title="&quot;&gt;&lt;script&gt;" id="x">a &lt;b&gt; &amp; &#39;c&#39;</p>')


def test_markup_is_not_escaped_again():
    assert element("p", element("span", "<"), None, "&").html == "<p><span>&lt;</span>&amp;</p>"
    assert join(["a", element("span"), None]).html == "a<span></span>"


def test_what_html_cannot_hold_is_replaced():
    assert join(["\x00\ud800\udfff\r\n"]).html == "\ufffd\ufffd\ufffd&#13;\n"


def test_attributes_may_be_left_out_or_have_no_value():
    assert element("input", type="checkbox", checked=True, id=None, tabindex=False).html == (
        '<input type="checkbox" checked>'
    )
    assert element("circle", r=2.50, cx=3).html == '<circle r="2.5" cx="3"></circle>'


@pytest.mark.parametrize("tag", ["script", "style", "object", "img", "link", "base", "form", "use", "p onclick=x"])
def test_some_elements_no_page_has(tag):
    with pytest.raises(ValueError, match="no page has"):
        element(tag)


@pytest.mark.parametrize("name", ["onclick", "style", "src", "action", "xlink:href", "formaction", "x y"])
def test_some_attributes_no_page_has(name):
    with pytest.raises(ValueError, match="no element of a page"):
        element("p", **{name: "x"})


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "/x", "#a b", "#", "#A>"])
def test_links_lead_to_places_on_the_page_or_to_the_web(url):
    with pytest.raises(ValueError, match="does not link"):
        element("a", href=url)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " https://a.example", "https://a.example/\nx", "ftp://a.example", "https://", ""]
)
def test_what_is_no_address_of_the_web_is_no_link(url):
    assert link_outside(url, "words").html == "<span>words</span>"


def test_links_to_the_web_tell_nobody_where_one_comes_from():
    made = link_outside('https://a.example/?q="x"&b', "words").html
    assert 'href="https://a.example/?q=&quot;x&quot;&amp;b"' in made
    assert 'rel="external noopener noreferrer"' in made


def test_the_policy_allows_the_style_and_nothing_else():
    page = write_whole("p{color:red}", [], element("body"))
    # printf 'p{color:red}' | openssl dgst -sha256 -binary | base64
    digest = "p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64="
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'content="{html.escape(policy, quote=True).replace("&#x27;", "&#39;")}"' in page


def test_a_style_cannot_end_itself():
    with pytest.raises(ValueError, match="style"):
        write_whole("</style>", [], element("body"))
