#ifndef SILVERCHART_STORE_DETAILS_H
#define SILVERCHART_STORE_DETAILS_H

#include "model/chart.h"
#include "store/rows.h"

/* What hangs on releases, as chart_details.sql, edition_details.sql and release_details.sql list
 * it: by rank, and of one rank by kind. */

enum detail_kind { DETAIL_TAG = 1, DETAIL_PLACE, DETAIL_LINK, DETAIL_CREDIT, DETAIL_RELATED };

/* Reads the rows from the first to the last; everything read lives in the arena. */
struct details {
	const struct rows *rows;
	struct arena *arena;
	size_t at;
};

/* Each returns what stands next of its kind at that rank, and its number in `count` (0 for none).
 */
const struct chart_tag *details_tags(struct details *details, int rank, size_t *count);
const struct chart_place *details_places(struct details *details, int rank, size_t *count);
const struct chart_link *details_links(struct details *details, int rank, size_t *count);
const struct credit_part *details_credit(struct details *details, int rank, size_t *count);
const struct genre_relative *details_related(struct details *details, int rank, size_t *count);

#endif
