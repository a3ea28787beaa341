#include "model/slug.h"

#include <string.h>

#include "base/banned.h"

const char *const slug_kind_words[] = {
	[SLUG_ARTIST] = "artist",
	[SLUG_CHART] = "chart",
	[SLUG_GENRE] = "genre",
	[SLUG_RELEASE] = "release",
};

static const char slug_bytes[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool slug_is_valid(const char *text)
{
	size_t length = strlen(text);

	if (length < 1 || length > SLUG_LENGTH || strspn(text, slug_bytes) != length)
		return false;
	return text[0] != '-' && text[length - 1] != '-' && strstr(text, "--") == NULL;
}
