#ifndef SILVERCHART_MODEL_RELEASE_FORM_H
#define SILVERCHART_MODEL_RELEASE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/chart.h"
#include "model/credit_form.h"
#include "model/import.h"
#include "model/release.h"

/* What editors fill in for a release, and its rules (product.md A35). Texts are borrowed. */

/* Listen links of one release. */
#define RELEASE_LINKS_MAX 10

/* As the form has it; no text is NULL. */
struct release_texts {
	const char *title;
	const char *sort_title; /* "" where it is what the rule makes of the title */
	const char *released;
	const char *genres; /* one to a line, "shoegaze:48" */
	const char *cover;
	const char *const *labels; /* of the listen links; "" for an empty row */
	const char *const *urls;
	size_t link_count; /* up to RELEASE_LINKS_MAX */
	const char *slug;  /* "" where it is to be made of the title */
	struct credit_texts credit;
};

/* As it is stored. */
struct release_values {
	const char *title;     /* NULL: unknown */
	const char *title_key; /* as model/import.h has them; NULL with the title */
	const char *title_near_key;
	const char *sort_title; /* NULL with the title */
	struct date released;
	const struct import_tag *tags; /* in the given order */
	size_t tag_count;
	const struct chart_link *links;
	size_t link_count;
	const char *cover;           /* NULL: none */
	const char *slug;            /* NULL: made of the title */
	struct credit_values credit; /* without parts: as it is */
};

/* What is wrong with each field: a sentence, NULL where nothing is. */
struct release_faults {
	const char *title;
	const char *sort_title;
	const char *released;
	const char *genres;
	const char *cover;
	const char *links[RELEASE_LINKS_MAX];
	const char *slug;
	struct credit_faults credit;
};

/* A release with all that its form shows. */
struct release_form {
	int64_t id;
	const char *slug;
	const char *artist; /* the artist credit as printed */
	int64_t credit;     /* its number */
	bool is_published;
	struct release_values values;      /* without the keys */
	const struct release_place *lists; /* drafts that it stands in, and editions without one;
	                                    * chart and rank only */
	size_t list_count;
	const char *contents; /* all of it as JSON, for the audit */
	int64_t revision;     /* another one for other contents */
};

/* Reads and checks what was typed; tags by the rules of an import. Returns true without faults. */
MUST_CHECK bool release_form_read(const struct release_texts *texts, struct arena *arena,
	struct release_values *values, struct release_faults *faults);

/* The reverse, with empty rows for two more links. */
struct release_texts release_form_write(const struct release_values *values, struct arena *arena);

#endif
