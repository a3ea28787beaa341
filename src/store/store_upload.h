#ifndef SILVERCHART_STORE_UPLOAD_H
#define SILVERCHART_STORE_UPLOAD_H

#include "model/upload.h"
#include "store/connection.h"

/* Lists that wait to be imported into a chart (slug); only the editor who sent one (number of the
 * account) finds it again. Memory is from `arena`. */

/* Keeps one, in place of the oldest beyond UPLOADS_MAX; `*number` is the new one's. It has content.
 * RESULT_NOT_FOUND when there is no such chart. Needs an open transaction, which the caller ends.
 */
MUST_CHECK enum result store_upload_add(struct store *store, int64_t editor, const char *chart,
	const struct upload *upload, int *number);

/* RESULT_NOT_FOUND for one that was applied, or that a day is over for. */
MUST_CHECK enum result store_upload_find(struct store *store, int64_t editor, const char *chart,
	int number, struct arena *arena, struct upload *upload);

/* All, the newest first, without their content. */
MUST_CHECK enum result store_upload_list(struct store *store, int64_t editor, const char *chart,
	struct arena *arena, struct upload **uploads, size_t *count);

MUST_CHECK enum result store_upload_remove(struct store *store, int number);

#endif
