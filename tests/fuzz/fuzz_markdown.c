#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "model/markdown.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* Every tag that may come out, as it begins. */
static const char *const tags[] = {"p>", "em>", "strong>", "code>", "code class=\"", "pre>", "ul>",
	"ol>", "ol start=\"", "li>", "blockquote>", "h2>", "h3>", "h4>", "h5>", "h6>", "hr />",
	"br />", "a>"};

static bool is_known_tag(const char *tag)
{
	if (tag[0] == '/')
		tag++;
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (text_starts(tag, tags[i]))
			return true;
	}
	return false;
}

/* A link that stays here, or one that leaves with its "rel". */
static bool is_safe_link(const char *tag)
{
	static const char stays[] = "a href=\"";
	static const char leaves[] = "a rel=\"noopener noreferrer\" href=\"";

	if (text_starts(tag, leaves))
		return strncasecmp(tag + sizeof(leaves) - 1, "http", 4) == 0;
	if (!text_starts(tag, stays))
		return false;
	tag += sizeof(stays) - 1;
	return tag[0] == '#' || strncasecmp(tag, "mailto:", 7) == 0 ||
	       (tag[0] == '/' && tag[1] != '/' && tag[1] != '\\');
}

static void check_html(const char *source)
{
	struct buffer out = {0};

	markdown_html(source, &out);
	for (const char *at = buffer_text(&out); (at = strchr(at, '<')) != NULL;) {
		at++;
		demand(is_known_tag(at) || is_safe_link(at));
	}
	buffer_free(&out);
}

static void check_summary(const char *source)
{
	struct buffer out = {0};

	markdown_summary(source, 20, &out);
	demand(text_length(buffer_text(&out)) <= 20 + 1);
	demand(strchr(buffer_text(&out), '\n') == NULL);
	buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const char *source = arena_copy(arena, data, size);

	check_html(source);
	check_summary(source);
	arena_free(arena);
	return 0;
}
