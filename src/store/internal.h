#ifndef SILVERCHART_STORE_INTERNAL_H
#define SILVERCHART_STORE_INTERNAL_H

#include <libpq-fe.h>

#include "store/rows.h"

/* What connection.c makes and rows.c reads. */
struct rows {
	PGresult *result;      /* owned */
	const char *statement; /* its name, for messages */
};

#endif
