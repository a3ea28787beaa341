#ifndef SILVERCHART_APP_ADMIN_IMPORT_CHECK_H
#define SILVERCHART_APP_ADMIN_IMPORT_CHECK_H

#include "app/admin_draft.h"

/* Shows the form that sends a list, with a sentence that says why nothing was done. */
MUST_CHECK enum result admin_import_refuse(
	struct exchange *exchange, enum http_status status, const char *field, const char *why);

#endif
