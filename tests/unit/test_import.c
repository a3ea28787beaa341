#include "model/import.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/limits.h"

#include "base/banned.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static struct arena *arena;

static int open_arena(void)
{
	arena = arena_new();
	return 0;
}

static int close_arena(void)
{
	arena_free(arena);
	return 0;
}

static struct import read_with(const char *file, const struct import_options *options)
{
	struct import import;
	bool good = import_read(file, strlen(file), options, arena, &import);

	CU_ASSERT_EQUAL(good, import.problem_count == 0);
	return import;
}

static struct import read(const char *file)
{
	return read_with(file, &(struct import_options){0});
}

/* The problems as "2 rank=x | 0 rank": line, column (row), value. */
static const char *places(const struct import *import)
{
	struct buffer out = {0};

	for (size_t i = 0; i < import->problem_count; i++) {
		const struct import_problem *problem = &import->problems[i];

		buffer_format(&out, "%s%zu %s", i > 0 ? " | " : "", problem->line,
			problem->column != NULL ? problem->column : "row");
		if (problem->value != NULL)
			buffer_format(&out, "=%s", problem->value);
	}

	char *text = arena_text(arena, buffer_text(&out));

	buffer_free(&out);
	return text;
}

static const char *only_reason(const struct import *import)
{
	CU_ASSERT_EQUAL(import->problem_count, 1);
	return import->problem_count == 1 ? import->problems[0].reason : "";
}

#define HAS(text, part) CU_ASSERT_PTR_NOT_NULL(strstr((text), (part)))

static void test_good_file(void)
{
	struct import import =
		read("rank,title,artist,released,genres,release\r\n"
		     "2,\" Yellow  Submarine \",The Beatles,1969-01-13,,\r\n"
		     "3,,Prince,unknown,shoegaze:48; dream pop : 24 ;;jazz,prince-untitled\r\n"
		     "1,Loveless,My Bloody Valentine,1991-11-00,rock,\r\n");

	CU_ASSERT_EQUAL_FATAL(import.problem_count, 0);
	CU_ASSERT_EQUAL_FATAL(import.row_count, 3);
	for (int i = 0; i < 3; i++)
		CU_ASSERT_EQUAL(import.rows[i].rank, i + 1);

	const struct import_row *row = import.rows;

	CU_ASSERT_EQUAL(row[0].line, 4);
	CU_ASSERT_STRING_EQUAL(row[0].title, "Loveless");
	CU_ASSERT_STRING_EQUAL(row[0].artist, "My Bloody Valentine");
	CU_ASSERT_TRUE(date_equal(row[0].released, (struct date){1991, 11, 0}));
	CU_ASSERT_PTR_NULL(row[0].release);
	CU_ASSERT_STRING_EQUAL(row[1].title, "Yellow  Submarine");
	CU_ASSERT_STRING_EQUAL(row[1].title_key, "yellow submarine");
	CU_ASSERT_STRING_EQUAL(row[1].title_near_key, "yellow submarine");
	CU_ASSERT_STRING_EQUAL(row[1].artist_key, "the beatles");
	CU_ASSERT_STRING_EQUAL(row[1].artist_near_key, "the beatles");
	CU_ASSERT_EQUAL(row[1].tag_count, 0);
	CU_ASSERT_PTR_NULL(row[2].title);
	CU_ASSERT_PTR_NULL(row[2].title_key);
	CU_ASSERT_PTR_NULL(row[2].title_near_key);
	CU_ASSERT_EQUAL(row[2].released.year, 0);
	CU_ASSERT_STRING_EQUAL(row[2].release, "prince-untitled");
}

static void test_tags(void)
{
	struct import import =
		read("rank,title,artist,genres\n"
		     "1,a,b,shoegaze:48; dream pop : 24 ;;jazz;A: B;C:100;Drum:n:1\n");
	const struct import_tag expected[] = {{"shoegaze", 48}, {"dream pop", 24}, {"jazz", 0},
		{"A: B", 0}, {"C", 100}, {"Drum:n", 1}};

	CU_ASSERT_EQUAL(import.problem_count, 0);
	CU_ASSERT_EQUAL_FATAL(import.rows[0].tag_count, LENGTH(expected));
	for (size_t i = 0; i < LENGTH(expected); i++) {
		CU_ASSERT_STRING_EQUAL(import.rows[0].tags[i].name, expected[i].name);
		CU_ASSERT_EQUAL(import.rows[0].tags[i].weight, expected[i].weight);
	}
}

static void test_broken_tags(void)
{
	struct import import =
		read("rank,title,artist,genres\n"
		     "1,a,b,shoegaze:200;x:0;y:-1;z:1.5;w:;:5;q:99999999999999999999\n"
		     "2,c,d,Jazz;ｊａｚｚ:5;jazz \n"
		     "3,e,f,\"a\tb\"\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import),
		"2 genres=shoegaze:200 | 2 genres=x:0 | 2 genres=y:-1 | 2 genres=z:1.5 | 2 "
		"genres=w: "
		"| 2 genres=:5 | 2 genres=q:99999999999999999999 "
		"| 3 genres=ｊａｚｚ | 3 genres=jazz | 4 genres=a?b");
	HAS(import.problems[0].reason, "from 1 to 100");
	HAS(import.problems[5].reason, "needs a genre");
	HAS(import.problems[7].reason, "twice");
}

/* A name that reads back from an export as something else. */
static void test_names_of_genres(void)
{
	static const char *const bad[] = {
		"a;b", ";", "Rock:50", "Rock: 5", "Rock:", "a:b:100", "x:1.5", "x:1,5 %", "x:-1"};
	static const char *const good[] = {"Rock", "A: B", "a:b", "50", "x:-", "R&B", "2:tone"};

	for (size_t i = 0; i < LENGTH(bad); i++)
		CU_ASSERT_PTR_NOT_NULL(import_genre_fault(bad[i]));
	for (size_t i = 0; i < LENGTH(good); i++)
		CU_ASSERT_PTR_NULL(import_genre_fault(good[i]));

	struct import import = read("rank,title,artist,genres\n1,a,b,Rock:50:20;Rock::5\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "2 genres=Rock:50 | 2 genres=Rock:");
	HAS(import.problems[0].reason, "weight");
}

static void test_genre_separator(void)
{
	struct import_options options = {.genre_separator = ", "};
	struct import import = read_with("rank;title;artist;genres\n"
					 "1;a;b;Art Rock, Pop, R&B\n2;c;d;\"x;y, z\"\n",
		&options);

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "3 genres=x;y");
	CU_ASSERT_EQUAL(import.rows[0].tag_count, 3);
	CU_ASSERT_STRING_EQUAL(import.rows[0].tags[2].name, "R&B");
}

static void test_too_many_tags(void)
{
	struct buffer file = {0};

	buffer_add_text(&file, "rank,title,artist,genres\n1,a,b,g0");
	for (int i = 1; i < LIMIT_TAGS; i++)
		buffer_format(&file, ";g%d", i);

	struct import import = read(buffer_text(&file));

	CU_ASSERT_EQUAL(import.problem_count, 0);
	CU_ASSERT_EQUAL(import.rows[0].tag_count, LIMIT_TAGS);
	buffer_add_text(&file, ";more;and more");
	import = read(buffer_text(&file));
	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "2 genres=more");
	HAS(only_reason(&import), "at most 50");
	buffer_free(&file);
}

static void test_ranks(void)
{
	struct import import = read("rank,title,artist\n1,a,x\n5,b,x\n1,c,x\n,d,x\n2x,e,x\n"
				    "9,f,x\n1,g,x\n0,h,x\n-1,i,x\n10,j,x\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import),
		"0 rank | 0 rank | 4 rank | 5 rank | 6 rank=2x | 8 rank | 9 rank=0 "
		"| 10 rank=-1");
	CU_ASSERT_STRING_EQUAL(import.problems[0].reason, "ranks 2 to 4 are missing");
	CU_ASSERT_STRING_EQUAL(import.problems[1].reason, "ranks 6 to 8 are missing");
	HAS(import.problems[2].reason, "rank 1 is on line 2 too");
	HAS(import.problems[4].reason, "from 1 to the number of rows, here 10");
	HAS(import.problems[5].reason, "rank 1 is on line 2 too");
}

static void test_rank_gap_of_one(void)
{
	struct import import = read("rank,title,artist\n1,a,x\n3,b,x\n4,c,x\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "0 rank | 4 rank=4");
	CU_ASSERT_STRING_EQUAL(import.problems[0].reason, "rank 2 is missing");
}

static void test_names(void)
{
	struct buffer file = {0};

	buffer_add_text(&file, "rank,title,artist\n1,");
	for (int i = 0; i < LIMIT_NAME; i++)
		buffer_add_text(&file, "ö");
	buffer_add_text(&file, ",a\n2,b,");
	for (int i = 0; i <= LIMIT_NAME; i++)
		buffer_add_text(&file, "ö");
	buffer_add_text(&file, "\n3,\"c\nd\",e\n4,f,\n5,g,\u00a0\n6,\u200b,h\n");

	struct import import = read(buffer_text(&file));

	CU_ASSERT_EQUAL_FATAL(import.problem_count, 4);
	HAS(import.problems[0].reason, "at most 500");
	CU_ASSERT_EQUAL(import.problems[0].line, 3);
	CU_ASSERT_EQUAL(text_length(import.problems[0].value), 60);
	CU_ASSERT_STRING_EQUAL(import.problems[1].value, "c?d");
	HAS(import.problems[1].reason, "control characters");
	CU_ASSERT_EQUAL(import.problems[2].line, 6);
	HAS(import.problems[2].reason, "needs an artist");
	CU_ASSERT_EQUAL(import.problems[3].line, 7);
	CU_ASSERT_PTR_NULL(import.rows[5].title);
	buffer_free(&file);
}

static void test_dates(void)
{
	struct import import = read("rank,title,artist,released\n1,a,x,1979-02-29\n2,b,x,76\n"
				    "3,c,x,1980-13\n4,d,x, 1980-02 \n5,e,x,1980-02 x\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "2 released=1979-02-29 | 3 released=76 | 4 "
						      "released=1980-13 | 6 released=1980-02 x");
}

static void test_ragged_rows(void)
{
	struct import import = read("rank,title,artist\n1,\"a\nb\n\",x,y\n2,b\n\n3,c,x\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "0 rank | 2 row | 5 row");
	HAS(import.problems[1].reason, "4 columns, the header has 3");
	HAS(import.problems[2].reason, "2 columns, the header has 3");
}

static void test_one_release_twice(void)
{
	struct import import = read("rank,title,artist,released,release\n"
				    "1,Loveless,MBV,1991,\n"
				    "2,LOVELESS ,mbv,1991-11,\n"
				    "3,Loveless,Other,1991,\n"
				    "4,,MBV,1991,\n"
				    "5,,MBV,1991,\n"
				    "6,Loveless,MBV,2021,\n"
				    "7,x,y,,one\n"
				    "8,x,y,,two\n"
				    "9,z,y,,one\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "3 row | 10 release");
	HAS(import.problems[0].reason, "\"LOVELESS\" by mbv is on line 2 too");
	HAS(import.problems[1].reason, "the release one is on line 8 too");
}

static void test_unknown_year_is_any_year(void)
{
	struct import import = read("rank,title,artist,released\n"
				    "1,Peter Gabriel,Peter Gabriel,1977\n"
				    "2,Peter Gabriel,Peter Gabriel,1978\n"
				    "3,Killing Joke,Killing Joke,1980\n"
				    "4,Killing Joke,Killing Joke,\n"
				    "5,Killing Joke,Killing Joke,2003\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "4 row | 6 row");
	HAS(import.problems[0].reason, "line 5 too");
	HAS(import.problems[1].reason, "line 5 too");
}

static void test_header(void)
{
	struct import import = read("position,release_name,artist\n1,a,b\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "1 row");
	HAS(only_reason(&import), "lacks rank, title;");
	HAS(only_reason(&import), "position, release_name, artist;");
	HAS(only_reason(&import), "needed are rank, title and artist");
	HAS(only_reason(&import), "--map");

	import = read("1,Loveless,My Bloody Valentine\n2,a,b\n");
	HAS(only_reason(&import), "it has the columns 1, Loveless, My Bloody Valentine;");
	import = read("rank,title,artist,Rank\n1,a,b,1\n");
	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "1 rank");
	HAS(only_reason(&import), "two columns");
	import = read("rank,title,artist\n");
	HAS(only_reason(&import), "no rows");
	import = read("\xef\xbb\xbf\" Rank \";TITLE;artist;other\r\n1;a;b;c\r\n");
	CU_ASSERT_EQUAL(import.problem_count, 0);
}

static void test_broken_files(void)
{
	static const struct {
		const char *file;
		size_t line;
		const char *reason;
	} cases[] = {
		{"", 0, "empty"},
		{"rank,title,artist\n1,\"a,b\n", 2, "byte 3 of the line: the quote opened"},
		{"rank,title,artist\n1,Bj\xf6rk,b\n", 2, "byte 5 of the line: not UTF-8"},
		{"rank,title,artist\n1,\"a\" b,c\n", 2, "byte 6 of the line: text stands"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct import import = read(cases[i].file);

		HAS(only_reason(&import), cases[i].reason);
		CU_ASSERT_EQUAL(import.problems[0].line, cases[i].line);
	}

	struct import import;
	struct import_options options = {0};

	CU_ASSERT_FALSE(import_read("rank\0", 5, &options, arena, &import));
	HAS(only_reason(&import), "NUL");
	/* Its bytes are not looked at. */
	CU_ASSERT_FALSE(import_read("", IMPORT_MAX_BYTES + 1, &options, arena, &import));
	HAS(only_reason(&import), "at most 64 MiB");
}

/* The file is read on behind what cannot be read; what is not known for that is not blamed. */
static void test_all_broken_lines(void)
{
	struct import import = read("rank,title,artist\n"
				    "1,\"a\"b,c\n"
				    "9,Bj\xf6rk,\xf6\n"
				    "5,d,\n"
				    "3,e,f\n"
				    "6,\"g,h\n7,i,j\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "2 row | 3 row | 4 artist | 6 row");
	HAS(import.problems[0].reason, "byte 6 of the line: text stands");
	HAS(import.problems[1].reason, "byte 5 of the line: not UTF-8");
	HAS(import.problems[3].reason, "byte 3 of the line: the quote opened");
	CU_ASSERT_EQUAL(import.row_count, 4);
	import = read("rank,tit\xf6,artist\n1,\xf6,b\n");
	HAS(only_reason(&import), "not UTF-8");
}

static void test_excel_guard(void)
{
	struct import import = read("rank,title,artist,genres\n"
				    "1,'=,'-x,'+y\n2,'@a,\"'\tb\",c\n3,'Heroes',''n,d\n4,',e,f\n");

	CU_ASSERT_EQUAL_FATAL(import.problem_count, 0);
	CU_ASSERT_STRING_EQUAL(import.rows[0].title, "=");
	CU_ASSERT_STRING_EQUAL(import.rows[0].artist, "-x");
	CU_ASSERT_STRING_EQUAL(import.rows[0].tags[0].name, "+y");
	CU_ASSERT_STRING_EQUAL(import.rows[1].title, "@a");
	CU_ASSERT_STRING_EQUAL(import.rows[1].artist, "b");
	CU_ASSERT_STRING_EQUAL(import.rows[2].title, "'Heroes'");
	CU_ASSERT_STRING_EQUAL(import.rows[2].artist, "''n");
	CU_ASSERT_STRING_EQUAL(import.rows[3].title, "'");
}

static void test_release_slugs(void)
{
	struct import import = read("rank,title,artist,release\n1,a,b,good-1\n2,c,d,Not Good\n");

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "3 release=Not Good");
	CU_ASSERT_STRING_EQUAL(import.rows[0].release, "good-1");
}

static void test_map(void)
{
	struct import_options options = {0};

	CU_ASSERT_PTR_NULL(
		import_map("rank=position, title = release_name,released=Date", &options, arena));
	CU_ASSERT_STRING_EQUAL(options.columns[IMPORT_RANK], "position");
	CU_ASSERT_STRING_EQUAL(options.columns[IMPORT_TITLE], "release_name");
	CU_ASSERT_PTR_NULL(options.columns[IMPORT_ARTIST]);

	struct import import =
		read_with("position,release_name,artist,date\n1,a,b,1980-13\nx,c,d,\n", &options);

	CU_ASSERT_STRING_EQUAL_FATAL(places(&import), "0 position | 2 Date=1980-13 | 3 position=x");
	import = read_with("position,release_name,artist\n1,a,b\n", &options);
	HAS(only_reason(&import), "lacks Date;");
}

static void test_broken_maps(void)
{
	static const struct {
		const char *text;
		const char *reason;
	} cases[] = {
		{"", "rank=NAME"},
		{"rank", "\"rank\" is not of the form"},
		{"rank=", "not of the form"},
		{"rank=a,", "not of the form"},
		{"position=rank", "no column \"position\"; the columns are rank, title"},
		{"=x", "no column \"\""},
		{"rank=a,rank=b", "\"rank\" is named twice"},
	};

	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct import_options options = {0};
		const char *reason = import_map(cases[i].text, &options, arena);

		CU_ASSERT_PTR_NOT_NULL_FATAL(reason);
		HAS(reason, cases[i].reason);
	}
}

/* Columns that are given by their places, whatever they are called. */
static void test_places(void)
{
	static const char csv[] = "title,,artist,title\nA,2,X,1976\nB,1,Y,\n";
	struct import_options options = {.places = {2, 1, 3, 4, 0, IMPORT_LEFT_OUT}};
	struct import import;

	CU_ASSERT_TRUE(import_read(csv, strlen(csv), &options, arena, &import));
	CU_ASSERT_STRING_EQUAL(import.rows[0].title, "B");
	CU_ASSERT_EQUAL(import.rows[1].released.year, 1976);
	CU_ASSERT_EQUAL(import.header_count, 4);
	CU_ASSERT_STRING_EQUAL(import.header[1], "column 2");
	CU_ASSERT_STRING_EQUAL(import.names[IMPORT_RELEASED], "title");
	/* A problem names the column as the file does. */
	options.places[IMPORT_RELEASED] = 3;
	CU_ASSERT_FALSE(import_read(csv, strlen(csv), &options, arena, &import));
	HAS(only_reason(&import), "is taken for artist and for released");
	options.places[IMPORT_RELEASED] = 2;
	options.places[IMPORT_RANK] = 4;
	CU_ASSERT_FALSE(import_read(csv, strlen(csv), &options, arena, &import));
	CU_ASSERT_STRING_EQUAL(import.problems[2].column, "column 2");
	/* What is left out is not found by its name, and what is needed must be somewhere. */
	options = (struct import_options){
		.places = {2, IMPORT_LEFT_OUT, 9}, .mapping = "the form below"};
	CU_ASSERT_FALSE(import_read(csv, strlen(csv), &options, arena, &import));
	HAS(only_reason(&import), "the header lacks title, artist; it has the columns title, , ");
	HAS(only_reason(&import), "under those that the form below gives");
	CU_ASSERT_EQUAL(import.row_count, 0);
	CU_ASSERT_EQUAL(import.header_count, 4);
}

/* Would take minutes if anything were done for each pair of rows. */
static void test_large_files(void)
{
	struct buffer same = {0};
	struct buffer good = {0};
	struct import_options options = {0};
	struct import import;

	buffer_add_text(&same, "rank,title,artist\n");
	buffer_add_text(&good, "rank,title,artist\n");
	for (int i = 0; i < IMPORT_MAX_ROWS; i++) {
		buffer_add_text(&same, "1,a,b\n");
		buffer_format(&good, "%d,t%d,b\n", IMPORT_MAX_ROWS - i, i);
	}
	CU_ASSERT_TRUE(import_read(good.data, good.length, &options, arena, &import));
	CU_ASSERT_EQUAL(import.row_count, IMPORT_MAX_ROWS);
	CU_ASSERT_STRING_EQUAL(import.rows[0].title, "t99999");
	CU_ASSERT_FALSE(import_read(same.data, same.length, &options, arena, &import));
	CU_ASSERT_EQUAL(import.problem_count, 1 + 2 * (IMPORT_MAX_ROWS - 1));
	buffer_add_text(&good, "100001,x,b\n");
	CU_ASSERT_FALSE(import_read(good.data, good.length, &options, arena, &import));
	HAS(only_reason(&import), "at most 100000 rows");
	CU_ASSERT_EQUAL(import.problems[0].line, 0);
	HAS(import.problems[0].reason, "line 100002 is one too many");
	buffer_free(&same);
	buffer_free(&good);
}

void suite_import(void)
{
	CU_pSuite suite = CU_add_suite("import", open_arena, close_arena);

	CU_add_test(suite, "good file", test_good_file);
	CU_add_test(suite, "tags", test_tags);
	CU_add_test(suite, "broken tags", test_broken_tags);
	CU_add_test(suite, "names of genres", test_names_of_genres);
	CU_add_test(suite, "genre separator", test_genre_separator);
	CU_add_test(suite, "too many tags", test_too_many_tags);
	CU_add_test(suite, "ranks", test_ranks);
	CU_add_test(suite, "rank gap of one", test_rank_gap_of_one);
	CU_add_test(suite, "names", test_names);
	CU_add_test(suite, "dates", test_dates);
	CU_add_test(suite, "ragged rows", test_ragged_rows);
	CU_add_test(suite, "one release twice", test_one_release_twice);
	CU_add_test(suite, "unknown year is any year", test_unknown_year_is_any_year);
	CU_add_test(suite, "header", test_header);
	CU_add_test(suite, "broken files", test_broken_files);
	CU_add_test(suite, "all broken lines", test_all_broken_lines);
	CU_add_test(suite, "Excel guard", test_excel_guard);
	CU_add_test(suite, "release slugs", test_release_slugs);
	CU_add_test(suite, "map", test_map);
	CU_add_test(suite, "broken maps", test_broken_maps);
	CU_add_test(suite, "places", test_places);
	CU_add_test(suite, "large files", test_large_files);
}
