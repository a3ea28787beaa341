#ifndef SILVERCHART_MODEL_CHART_FORM_H
#define SILVERCHART_MODEL_CHART_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/chart.h"

/* What editors fill in for a chart besides its list, and its rules. Texts are borrowed. */

/* As the form has it; no text is NULL. */
struct chart_texts {
	const char *title;
	const char *slug;
	const char *genre; /* its name or slug */
	enum chart_sort sort;
	enum chart_order order;
};

/* As it is stored. */
struct chart_values {
	const char *title;
	const char *near_key; /* as model/unicode.h has it */
	const char *slug;
	const char *genre;     /* name or slug; NULL: none */
	const char *genre_key; /* match key of the same */
	enum chart_sort sort;  /* where the address says none (A3) */
	enum chart_order order;
};

/* What is wrong with each field: a sentence, NULL where nothing is. */
struct chart_faults {
	const char *title;
	const char *slug;
	const char *genre;
};

/* What keeps the form from being saved. */
struct chart_taken {
	const char *slug;   /* title of the chart that has the address; NULL: none */
	const char *former; /* title of the chart that had it, to which it goes on to lead */
	bool is_deleted;    /* that chart is */
	bool lacks_genre;   /* there is none of this name or slug */
};

/* A chart with all that its form shows. */
struct chart_form {
	int64_t id;
	int edition;                /* number of the current edition; 0: none */
	struct chart_values values; /* without the keys; the genre by its name */
	const char *genre_slug;     /* NULL: none */
	const char *contents;       /* all that the form changes, as JSON, for the audit */
	int64_t revision;           /* another one for other contents */
};

/* Reads and checks what was typed. Returns true without faults. */
MUST_CHECK bool chart_form_read(const struct chart_texts *texts, struct arena *arena,
	struct chart_values *values, struct chart_faults *faults);

/* The reverse. */
struct chart_texts chart_form_write(const struct chart_values *values);

/* Blames the fields that cannot be as they are. */
void chart_form_blame(const struct chart_values *values, const struct chart_taken *taken,
	struct arena *arena, struct chart_faults *faults);

#endif
