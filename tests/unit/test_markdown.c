#include "model/markdown.h"

#include <CUnit/CUnit.h>
#include <stddef.h>
#include <string.h>

#include "base/banned.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

struct pair {
	const char *source;
	const char *html;
};

static void check(const struct pair *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buffer out = {0};

		markdown_html(cases[i].source, &out);
		CU_ASSERT_STRING_EQUAL(buffer_text(&out), cases[i].html);
		buffer_free(&out);
	}
}

static void test_markup(void)
{
	static const struct pair cases[] = {
		{"", ""},
		{"one\n\n*two* & <", "<p>one</p>\n<p><em>two</em> &amp; &lt;</p>\n"},
		{"# a\n## b\n###### c", "<h2>a</h2>\n<h3>b</h3>\n<h6>c</h6>\n"},
		{"`<a href=\"x\">`", "<p><code>&lt;a href=&quot;x&quot;&gt;</code></p>\n"},
	};

	check(cases, LENGTH(cases));
}

static void test_raw_html_is_left_out(void)
{
	static const struct pair cases[] = {
		{"<script>alert(1)</script>", ""},
		{"a <b onclick=\"x\">b</b> c", "<p>a b c</p>\n"},
		{"<!-- x -->\n\ny", "<p>y</p>\n"},
		{"<img src=x onerror=alert(1)>\n\ny", "<p>y</p>\n"},
	};

	check(cases, LENGTH(cases));
}

#define AWAY "<p><a rel=\"noopener noreferrer\" href=\""

static void test_links(void)
{
	static const struct pair cases[] = {
		{"[x](https://e.org/a)", AWAY "https://e.org/a\">x</a></p>\n"},
		{"[x](HTTP://e.org)", AWAY "HTTP://e.org\">x</a></p>\n"},
		{"<http://e.org>", AWAY "http://e.org\">http://e.org</a></p>\n"},
		{"[x](http://e.org \"\\\"<a href=\")",
			AWAY "http://e.org\" title=\"&quot;&lt;a href=\">x</a></p>\n"},
		{"[x](/genres/jazz)", "<p><a href=\"/genres/jazz\">x</a></p>\n"},
		{"[x](#chart)", "<p><a href=\"#chart\">x</a></p>\n"},
		{"<me@e.org>", "<p><a href=\"mailto:me@e.org\">me@e.org</a></p>\n"},
		{"[](/a)", "<p><a href=\"/a\">/a</a></p>\n"},
		{"[x *y*](javascript:alert(1))", "<p>x <em>y</em></p>\n"},
		{"[x](JaVaScRiPt:alert(1))", "<p>x</p>\n"},
		{"[x](data:text/html,y)", "<p>x</p>\n"},
		{"[x](&#106;avascript:alert(1))", "<p>x</p>\n"},
		{"[x](//e.org)", "<p>x</p>\n"},
		{"[x](/\\e.org)", "<p>x</p>\n"},
		{"[x](ftp://e.org)", "<p>x</p>\n"},
		{"[x](page)", "<p>x</p>\n"},
		{"[x]()", "<p>x</p>\n"},
	};

	check(cases, LENGTH(cases));
}

static void test_images_become_links(void)
{
	static const struct pair cases[] = {
		{"![a *b*](/c.png)", "<p><a href=\"/c.png\">a <em>b</em></a></p>\n"},
		{"![a](https://e.org/c.png)", AWAY "https://e.org/c.png\">a</a></p>\n"},
		{"![a](c.png)", "<p>a</p>\n"},
		{"[![a](/b)](/c)", "<p><a href=\"/c\">a</a></p>\n"},
		{"![a [b](/c)](/d)", "<p><a href=\"/d\">a b</a></p>\n"},
	};

	check(cases, LENGTH(cases));
}

/* The names of the essays' relatives. */
static const struct markdown_link names[] = {{"Pop", "/genres/pop"},
	{"dream pop", "/genres/dream-pop"}, {"R&B", "/genres/r-b"}, {"Chanson à texte", "/c"},
	{"*", "/star"}, {"ロック", "/rokku"}};

static void test_names_become_links(void)
{
	static const struct pair cases[] = {
		{"Dream pop is pop.", "<p><a href=\"/genres/dream-pop\">Dream pop</a> is <a "
				      "href=\"/genres/pop\">pop</a>.</p>\n"},
		{"pop, pop\n\nPOP", "<p><a href=\"/genres/pop\">pop</a>, pop</p>\n<p>POP</p>\n"},
		{"popular, K-popp, popé, épop, pop1", "<p>popular, K-popp, popé, épop, pop1</p>\n"},
		{"`pop` [pop music](/x) ![pop](/y) *pop*",
			"<p><code>pop</code> <a href=\"/x\">pop music</a> <a href=\"/y\">pop</a> "
			"<em><a href=\"/genres/pop\">pop</a></em></p>\n"},
		{"    pop\n", "<pre><code>pop\n</code></pre>\n"},
		{"r&b, R&amp;B", "<p><a href=\"/genres/r-b\">r&amp;b</a>, R&amp;B</p>\n"},
		{"CHANSON À TEXTE", "<p><a href=\"/c\">CHANSON À TEXTE</a></p>\n"},
		{"# Pop", "<h2><a href=\"/genres/pop\">Pop</a></h2>\n"},
		{"ロック。", "<p><a href=\"/rokku\">ロック</a>。</p>\n"},
		{"<b>pop</b>", "<p><a href=\"/genres/pop\">pop</a></p>\n"},
		{"", ""},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buffer out = {0};

		markdown_html_linked(cases[i].source, names, LENGTH(names), &out);
		CU_ASSERT_STRING_EQUAL(buffer_text(&out), cases[i].html);
		buffer_free(&out);
	}
}

/* A hostile name stays text. */
static void test_names_are_escaped(void)
{
	static const struct markdown_link hostile = {"<x> \"a\"", "/genres/x"};
	struct buffer out = {0};

	markdown_html_linked("the \\<x> \"a\" b", &hostile, 1, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"<p>the <a href=\"/genres/x\">&lt;x&gt; &quot;a&quot;</a> b</p>\n");
	buffer_free(&out);
}

static void test_appends(void)
{
	struct buffer out = {0};

	buffer_add_text(&out, "<div>");
	markdown_html("x", &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "<div><p>x</p>\n");
	markdown_summary("y", 9, &out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out), "<div><p>x</p>\ny");
	buffer_free(&out);
}

static void test_summary(void)
{
	static const struct {
		const char *source;
		size_t limit;
		const char *summary;
	} cases[] = {
		{"", 10, ""},
		{"# only a heading", 10, ""},
		{"# heading\n\n> quote\n\nthe *first* `one` [x](y)\n\nsecond", 99,
			"the first one x"},
		{"a\nb  \nc <b>d</b> & e", 99, "a b c d & e"},
		{"one two three", 13, "one two three"},
		{"one two three", 12, "one two…"},
		{"one two three", 7, "one two…"},
		{"one two three", 6, "one…"},
		{"incomprehensible", 5, "incom…"},
		{"äöü äöü", 7, "äöü äöü"},
		{"äöü äöü", 6, "äöü…"},
		{"x", 0, "…"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct buffer out = {0};

		markdown_summary(cases[i].source, cases[i].limit, &out);
		CU_ASSERT_STRING_EQUAL(buffer_text(&out), cases[i].summary);
		buffer_free(&out);
	}
}

void suite_markdown(void)
{
	CU_pSuite suite = CU_add_suite("markdown", NULL, NULL);

	CU_add_test(suite, "markup", test_markup);
	CU_add_test(suite, "raw HTML is left out", test_raw_html_is_left_out);
	CU_add_test(suite, "links", test_links);
	CU_add_test(suite, "images become links", test_images_become_links);
	CU_add_test(suite, "names become links", test_names_become_links);
	CU_add_test(suite, "names are escaped", test_names_are_escaped);
	CU_add_test(suite, "appends", test_appends);
	CU_add_test(suite, "summary", test_summary);
}
