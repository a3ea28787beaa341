#include "model/sort_name.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

static const char *const articles[] = {"the", "an", "a"};

#define ARTICLE_COUNT (sizeof(articles) / sizeof(articles[0]))

/* Bytes of the article that is the first word of `name`, 0 if it is none. */
static size_t article_length(const char *name)
{
	size_t word = strcspn(name, " ");

	for (size_t i = 0; i < ARTICLE_COUNT; i++) {
		if (strlen(articles[i]) == word && strncasecmp(name, articles[i], word) == 0)
			return word;
	}
	return 0;
}

/* True when nothing stands in `rest` or one more article, as in "The The". */
static bool names_nothing(const char *rest)
{
	return rest[article_length(rest)] == '\0';
}

char *sort_name_guess(struct arena *arena, const char *name)
{
	size_t article = article_length(name);
	const char *rest = name + article + strspn(name + article, " ");

	if (article == 0 || names_nothing(rest))
		return arena_text(arena, name);
	return arena_format(arena, "%s, %.*s", rest, (int)article, name);
}
