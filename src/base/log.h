#ifndef SILVERCHART_BASE_LOG_H
#define SILVERCHART_BASE_LOG_H

#include <stdbool.h>

#include "base/result.h"

/*
 * One line per event on standard error:
 * 2026-01-08T09:30:00Z error silverchart[123] 6f1c...: text
 * Control characters in the text are replaced by '?', so that input cannot forge a line.
 */
enum log_level { LOG_SILENT = -1, LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

/* Name of the program in every line, and the least important level that is written; LOG_SILENT is
 * for programs that tell their user themselves. */
void log_open(const char *program, enum log_level level);

/* Id of the request that following lines belong to; NULL or "" for none. Copied, cut at 40 bytes.
 */
void log_request(const char *id);

void log_write(enum log_level level, const char *format, ...) PRINTF_LIKE(2, 3);

#define log_error(...) log_write(LOG_ERROR, __VA_ARGS__)
#define log_warning(...) log_write(LOG_WARNING, __VA_ARGS__)
#define log_info(...) log_write(LOG_INFO, __VA_ARGS__)
#define log_debug(...) log_write(LOG_DEBUG, __VA_ARGS__)

#endif
