#ifndef SILVERCHART_STORE_CARD_H
#define SILVERCHART_STORE_CARD_H

#include "model/chart.h"
#include "store/rows.h"

/* Reading the lists that hang on a release out of the arrays that the view release_card, and each
 * place, has of them. `column` is the first of a list's columns; what is read lives in `arena`, in
 * the order in which it is shown, and its number goes to `count`. */

/* tag_slugs, tag_names, tag_weights */
const struct chart_tag *card_tags(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count);

/* link_labels, link_urls */
const struct chart_link *card_links(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count);

/* artist_slugs, artist_names, artist_join_phrases */
const struct credit_part *card_credit(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count);

/* Slugs, names and shared releases of related genres. */
const struct genre_relative *card_relatives(
	const struct rows *rows, size_t row, int column, struct arena *arena, size_t *count);

#endif
