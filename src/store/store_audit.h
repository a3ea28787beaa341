#ifndef SILVERCHART_STORE_AUDIT_H
#define SILVERCHART_STORE_AUDIT_H

#include "model/audit.h"
#include "store/connection.h"

/* The newest `limit` entries that `query` asks for, from `arena`. One statement. */
MUST_CHECK enum result store_audit_list(struct store *store, const struct audit_query *query,
	int limit, struct arena *arena, struct audit *audit);

#endif
