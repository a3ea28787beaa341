#ifndef SILVERCHART_MODEL_SEARCH_H
#define SILVERCHART_MODEL_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

/* What a search finds, in the order of its groups; the words of the schema and of JSON. */
enum search_kind { SEARCH_CHART, SEARCH_GENRE, SEARCH_ARTIST, SEARCH_RELEASE };
#define SEARCH_KIND_COUNT 4
extern const char *const search_kind_words[SEARCH_KIND_COUNT + 1];

/* How close a hit is, closest first; case, accents and signs never matter. */
enum search_match {
	SEARCH_EXACT,   /* called so */
	SEARCH_PREFIX,  /* the name begins so */
	SEARCH_WORDS,   /* has all words in its name or its artist credit */
	SEARCH_SIMILAR, /* has words that are spelled nearly so */
};
#define SEARCH_MATCH_COUNT 4
extern const char *const search_match_words[SEARCH_MATCH_COUNT + 1];

/* Hits that a group shows at most. */
#define SEARCH_GROUP_HITS 20

struct search_hit {
	enum search_match match;
	const char *slug;
	const char *name;    /* as printed; NULL for a release whose title is unknown */
	const char *context; /* the artist credit of a release; NULL for the others */
};

struct search_group {
	struct search_hit hits[SEARCH_GROUP_HITS]; /* closest first */
	size_t count;                              /* of `hits` */
	bool more;                                 /* there are others that are not shown */
};

/* What was found; texts are borrowed from the arena it was loaded into. */
struct search {
	struct search_group groups[SEARCH_KIND_COUNT]; /* by enum search_kind */
};

/* Adds a hit behind the others of its group, or notes that there are more than are shown. */
void search_add(struct search *search, enum search_kind kind, struct search_hit hit);

/* Hits over all groups, all of them and those that are no more than similar. */
size_t search_count(const struct search *search);
size_t search_count_similar(const struct search *search);

#endif
