#include "base/log.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/banned.h"

/* What the writing puts on standard error. */
static char *caught(void (*write_lines)(void))
{
	static char text[8192];
	FILE *file = tmpfile();
	int saved = dup(STDERR_FILENO);

	dup2(fileno(file), STDERR_FILENO);
	clock_freeze(1767864605);
	write_lines();
	clock_freeze(0);
	dup2(saved, STDERR_FILENO);
	close(saved);
	rewind(file);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	log_open("test", LOG_INFO);
	log_request(NULL);
	return text;
}

static const char *expected(const char *level, const char *rest)
{
	static char line[256];

	snprintf(line, sizeof(line), "2026-01-08T09:30:05Z %s silverchart[%ld]%s\n", level,
		(long)getpid(), rest);
	return line;
}

static void write_plain(void)
{
	log_open("silverchart", LOG_INFO);
	log_warning("%d workers", 4);
}

static void write_with_request(void)
{
	log_open("silverchart", LOG_INFO);
	log_request("6f1c");
	log_error("page failed");
}

static void write_forged(void)
{
	log_open("silverchart", LOG_INFO);
	log_error("a\nb\x1b[31m\x7f\r\n");
}

static void write_levels(void)
{
	log_open("silverchart", LOG_WARNING);
	log_error("one");
	log_warning("two");
	log_info("three");
	log_debug("four");
}

static void write_long(void)
{
	log_open("silverchart", LOG_INFO);
	log_request("0123456789012345678901234567890123456789cut");
	log_error("%05000d", 1);
}

static void test_line(void)
{
	CU_ASSERT_STRING_EQUAL(caught(write_plain), expected("warning", ": 4 workers"));
	CU_ASSERT_STRING_EQUAL(caught(write_with_request), expected("error", " 6f1c: page failed"));
}

static void test_input_cannot_forge_a_line(void)
{
	CU_ASSERT_STRING_EQUAL(caught(write_forged), expected("error", ": a?b?[31m??"));
}

static void test_levels(void)
{
	const char *text = caught(write_levels);

	CU_ASSERT_PTR_NOT_NULL(strstr(text, "one\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text, "two\n"));
	CU_ASSERT_PTR_NULL(strstr(text, "three"));
	CU_ASSERT_PTR_NULL(strstr(text, "four"));
}

static void test_long_lines_are_cut(void)
{
	const char *text = caught(write_long);

	CU_ASSERT_EQUAL(strlen(text), 2048);
	CU_ASSERT_PTR_EQUAL(strchr(text, '\n'), text + 2047);
	CU_ASSERT_PTR_NOT_NULL(strstr(text, " 0123456789012345678901234567890123456789: 000"));
}

void suite_log(void)
{
	CU_pSuite suite = CU_add_suite("log", NULL, NULL);

	CU_add_test(suite, "line", test_line);
	CU_add_test(suite, "input cannot forge a line", test_input_cannot_forge_a_line);
	CU_add_test(suite, "levels", test_levels);
	CU_add_test(suite, "long lines are cut", test_long_lines_are_cut);
}
