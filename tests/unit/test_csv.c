#include "model/csv.h"

#include <CUnit/CUnit.h>
#include <string.h>

#include "base/banned.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

/* What was read, as "1:[a][b] 2:[c][d]": lines and fields. */
static const char *written_out(const struct csv_file *file, struct arena *arena)
{
	struct buffer out = {0};

	for (size_t i = 0; i < file->row_count; i++) {
		buffer_format(&out, "%s%zu:", i > 0 ? " " : "", file->rows[i].line);
		for (size_t k = 0; k < file->rows[i].field_count; k++)
			buffer_format(&out, "[%s]", file->rows[i].fields[k]);
	}

	char *text = arena_text(arena, buffer_text(&out));

	buffer_free(&out);
	return text;
}

static void test_read(void)
{
	static const struct {
		const char *file;
		const char *rows;
		char separator;
	} cases[] = {
		{"a,b\nc,d\n", "1:[a][b] 2:[c][d]", ','},
		{"a,b\nc,d", "1:[a][b] 2:[c][d]", ','},
		{"a,b\r\nc,d\r\n", "1:[a][b] 2:[c][d]", ','},
		{"a,b\rc,d\r", "1:[a][b] 2:[c][d]", ','},
		{"\xef\xbb\xbf"
		 "a,b\n",
			"1:[a][b]", ','},
		{"a;b,c;d\n1;2", "1:[a][b,c][d] 2:[1][2]", ';'},
		{"a\tb\n1,2\t3", "1:[a][b] 2:[1,2][3]", '\t'},
		{"\"a;;;\n;;;\",b\n1;2,3", "1:[a;;;\n;;;][b] 3:[1;2][3]", ','},
		{"alone", "1:[alone]", ','},
		{"\n\na,b\n\n  \n\t\nc,d\n\n", "3:[a][b] 7:[c][d]", ','},
		{"a,b\n\"x\ny\r\nz\",1\nq,2", "1:[a][b] 2:[x\ny\r\nz][1] 5:[q][2]", ','},
		{"a,b\n\"x\n\n\ny\",1\n\nq,2", "1:[a][b] 2:[x\n\n\ny][1] 7:[q][2]", ','},
		{"a,b\n\"say \"\"hi\"\"\",\"\"", "1:[a][b] 2:[say \"hi\"][]", ','},
		{"a,b\n12\" Mixes,x\"\"y\"", "1:[a][b] 2:[12\" Mixes][x\"\"y\"]", ','},
		{"a,b\n12\" Mixes,\"1,2\"", "1:[a][b] 2:[12\" Mixes][1,2]", ','},
		{"a,b\n , c \n,\n", "1:[a][b] 2:[ ][ c ] 3:[][]", ','},
		{"a,b\n1,2,3\n4", "1:[a][b] 2:[1][2][3] 3:[4]", ','},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct arena *arena = arena_new();
		struct csv_file file;

		CU_ASSERT_TRUE(csv_read(cases[i].file, strlen(cases[i].file), 10, arena, &file));
		CU_ASSERT_EQUAL(file.fault_count, 0);
		CU_ASSERT_STRING_EQUAL(written_out(&file, arena), cases[i].rows);
		CU_ASSERT_EQUAL(file.separator, cases[i].separator);
		arena_free(arena);
	}
}

static void check_fault(
	const char *bytes, size_t length, size_t line, size_t column, const char *reason)
{
	struct arena *arena = arena_new();
	struct csv_file file;

	CU_ASSERT_FALSE(csv_read(bytes, length, 3, arena, &file));
	CU_ASSERT_EQUAL_FATAL(file.fault_count, 1);
	CU_ASSERT_EQUAL(file.faults[0].line, line);
	CU_ASSERT_EQUAL(file.faults[0].column, column);
	CU_ASSERT_PTR_NOT_NULL(strstr(file.faults[0].reason, reason));
	arena_free(arena);
}

static void test_faults(void)
{
	static const struct {
		const char *file;
		size_t line;
		size_t column;
		const char *reason;
	} cases[] = {
		{"", 0, 0, "empty"},
		{"\xef\xbb\xbf", 0, 0, "empty"},
		{"\n \r\n\n", 0, 0, "empty"},
		{"\"", 1, 1, "never closed"},
		{"a,b\n1,\"2\n3,4\n", 2, 3, "never closed"},
		{"a,b\n1,2\n\n3,\"4 \"\"5\"\"\r\nx", 4, 3, "never closed"},
		{"a\"b,\"x\"\"", 1, 5, "never closed"},
		{"\"a\nb\" c,d", 2, 3, "closes a field"},
		{"a,b\n\"1\" ,2", 2, 4, "closes a field"},
		{"a,b\n\"1\"2\"", 2, 4, "closes a field"},
		{"a,b\r\nBj\xf6rk,1", 2, 3, "UTF-8"},
		{"\xff\xfe"
		 "a",
			1, 1, "UTF-8"},
		{"\xef\xbb\xbf"
		 "ab\xff",
			1, 3, "UTF-8"},
		{"h\n1\n2\n3\n4\n5", 0, 0, "line 5 is one too many"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++)
		check_fault(cases[i].file, strlen(cases[i].file), cases[i].line, cases[i].column,
			cases[i].reason);
	check_fault("a,b\n1\0,2", 8, 2, 2, "NUL");
}

/* A row that cannot be read hides none of the others. */
static void test_reads_on(void)
{
	static const struct {
		const char *file;
		const char *faults; /* line:column */
		const char *rows;   /* that are not broken */
	} cases[] = {
		{"a,b\n\"1\"x,2\n3,4\n\"5\" ,\"6\n7,8", "2:4 4:4", "1:[a][b] 3:[3][4] 5:[7][8]"},
		{"a,b\n\xff,\xff\n3,4\n5,\xff", "2:1 4:3", "1:[a][b] 3:[3][4]"},
		{"a,b\n\"x\n\xff\n\xff\",1\n3,4", "3:1", "1:[a][b] 5:[3][4]"},
		{"a,b\n\"x\ny\"z,\"1\n3,4\n", "3:3", "1:[a][b] 4:[3][4]"},
		{"a,b\n\"\xff\"z\n3,4\n5,\"6\n7,8\n", "2:2 4:3", "1:[a][b] 3:[3][4]"},
		{"a,b\n1,2\n\xff\n3,4\n5,6\n7,8\n\xff\n", "3:1 0:0",
			"1:[a][b] 2:[1][2] 4:[3][4] 5:[5][6]"},
		{"\xff,b\n\xff\n", "1:1", ""},
		{"\"a\"b\n\xff\n", "1:4", ""},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct arena *arena = arena_new();
		struct buffer faults = {0};
		struct csv_file file;
		size_t good = 0;

		CU_ASSERT_FALSE(csv_read(cases[i].file, strlen(cases[i].file), 4, arena, &file));
		for (size_t k = 0; k < file.fault_count; k++)
			buffer_format(&faults, "%s%zu:%zu", k > 0 ? " " : "", file.faults[k].line,
				file.faults[k].column);
		CU_ASSERT_STRING_EQUAL(buffer_text(&faults), cases[i].faults);
		for (size_t k = 0; k < file.row_count; k++) {
			if (!file.rows[k].is_broken)
				file.rows[good++] = file.rows[k];
		}
		file.row_count = good;
		CU_ASSERT_STRING_EQUAL(written_out(&file, arena), cases[i].rows);
		buffer_free(&faults);
		arena_free(arena);
	}
}

static void test_columns_are_bounded(void)
{
	char row[300];

	memset(row, ',', sizeof(row));
	check_fault(row, 300, 1, 0, "at most 256 columns");

	struct arena *arena = arena_new();
	struct csv_file file;

	CU_ASSERT_TRUE(csv_read(row, 255, 1, arena, &file));
	CU_ASSERT_EQUAL(file.rows[0].field_count, 256);
	arena_free(arena);
}

static void test_write(void)
{
	struct buffer out = {0};

	csv_field(&out, "1", true);
	csv_field(&out, "", false);
	csv_field(&out, "a,b", false);
	csv_field(&out, "say \"hi\"", false);
	csv_field(&out, "two\nlines", false);
	csv_field(&out, "jazz;soundtrack", false);
	csv_field(&out, " =1+1", false);
	csv_end(&out);
	csv_field(&out, "\r", true);
	csv_end(&out);
	CU_ASSERT_STRING_EQUAL(buffer_text(&out),
		"1,,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",jazz;soundtrack, =1+1\r\n\"\r\"\r\n");
	buffer_free(&out);
}

static void test_round_trip(void)
{
	static const char *const fields[] = {
		"rank", "a,b", "\"", "\"\"", "x\r\ny\n", " z ", "12\" x", "", "久石譲", "last"};
	struct arena *arena = arena_new();
	struct buffer out = {0};
	struct csv_file file;

	for (size_t i = 0; i < LENGTH(fields); i++)
		csv_field(&out, fields[i], i == 0);
	csv_end(&out);
	CU_ASSERT_TRUE_FATAL(csv_read(buffer_text(&out), out.length, 1, arena, &file));
	CU_ASSERT_EQUAL(file.row_count, 1);
	CU_ASSERT_EQUAL_FATAL(file.rows[0].field_count, LENGTH(fields));
	for (size_t i = 0; i < LENGTH(fields); i++)
		CU_ASSERT_STRING_EQUAL(file.rows[0].fields[i], fields[i]);
	buffer_free(&out);
	arena_free(arena);
}

void suite_csv(void)
{
	CU_pSuite suite = CU_add_suite("csv", NULL, NULL);

	CU_add_test(suite, "read", test_read);
	CU_add_test(suite, "faults", test_faults);
	CU_add_test(suite, "reads on", test_reads_on);
	CU_add_test(suite, "columns are bounded", test_columns_are_bounded);
	CU_add_test(suite, "write", test_write);
	CU_add_test(suite, "round trip", test_round_trip);
}
