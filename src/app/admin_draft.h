#ifndef SILVERCHART_APP_ADMIN_DRAFT_H
#define SILVERCHART_APP_ADMIN_DRAFT_H

#include "app/admin_form.h"
#include "view/view_draft.h"

/* What the handlers of a draft's pages share; the chart is that of the address. */

/* What was just done, as the address of the list says it. */
enum admin_done {
	ADMIN_DONE_SAVED,
	ADMIN_DONE_AGAIN,
	ADMIN_DONE_NOTHING,
	ADMIN_DONE_UNDONE,
	ADMIN_DONE_RESTORED,
	ADMIN_DONE_PUBLISHED,
	ADMIN_DONE_IMPORTED,
	ADMIN_DONE_ADDED,
	ADMIN_DONE_MADE,
	ADMIN_DONE_PLANNED,
	ADMIN_DONE_CANCELLED,
};
extern const char *const admin_done_words[];

/* A list to save as the draft. */
struct admin_save {
	const char *action; /* for the audit */
	const char *note;   /* for the audit; NULL: none */
	const char *key;    /* of the form */
	int64_t revision;   /* that the form was made from */
	bool resaves;       /* the form may be saved again with other contents (A31) */
	const int64_t *releases;
	size_t count;
	enum admin_done done;
	const char *q;    /* a search to go on with; NULL: none */
	const char *then; /* where to go on instead of the list; NULL: the list */
};

/*
 * Saves the list in one transaction with its audit entry and its form's key, and answers: by the
 * list and what was done, or by the list form with both versions when somebody else saved since
 * (409).
 */
MUST_CHECK enum result admin_draft_save(struct exchange *exchange, const struct admin_save *save);

/* Shows the list form as the draft is now, with a sentence that says why nothing was done. */
MUST_CHECK enum result admin_draft_refuse(
	struct exchange *exchange, enum http_status status, const char *sentence);

/* Shows what publishing would change. With `faults` (else NULL) its form has what was typed. */
MUST_CHECK enum result admin_preview_show(
	struct exchange *exchange, enum http_status status, const struct view_faults *faults);

/* Answers the preview's form: what came of it, or why nothing did. `is_repeated` tells a form that
 * was sent again from a draft without changes. */
MUST_CHECK enum result admin_publish_answer(
	struct exchange *exchange, enum result result, bool is_repeated, enum admin_done done);

/* Whether a form has what each of these pages' forms carries; and what is wrong with its note, as a
 * sentence, or NULL. */
bool admin_publish_is_whole(const struct exchange *exchange);
const char *admin_note_fault(const struct exchange *exchange);

#endif
