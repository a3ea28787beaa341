#include "app/qr_code.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "../suite.h"

#include "base/banned.h"

#define LARGEST 185 /* squares of a side, with the border */

/* Draws the path into squares; false for anything but runs inside the picture. */
static bool draw(const char *path, int size, char squares[LARGEST][LARGEST])
{
	int x, y, width, back, taken;

	memset(squares, '.', LARGEST * LARGEST);
	for (; *path != '\0'; path += taken) {
		taken = 0;
		if (sscanf(path, "M%d %dh%dv1h-%dz%n", &x, &y, &width, &back, &taken) != 4 ||
			taken == 0 || width != back || x < 4 || y < 4 || x + width > size - 4 ||
			y >= size - 4)
			return false;
		memset(&squares[y][x], '#', (size_t)width);
	}
	return true;
}

/* The mark of a corner (ISO/IEC 18004, 6.3.3), in the three corners that have one. */
static bool has_mark(char squares[LARGEST][LARGEST], int left, int top)
{
	static const char *const mark[] = {
		"#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"};

	for (int y = 0; y < 7; y++) {
		if (memcmp(&squares[top + y][left], mark[y], 7) != 0)
			return false;
	}
	return true;
}

static void test_marks(void)
{
	static char squares[LARGEST][LARGEST];
	struct arena *arena = arena_new();
	int size = 0;
	const char *path = qr_code_path(arena, "otpauth://totp/Charts:ann?secret=JBSW", &size);

	CU_ASSERT_PTR_NOT_NULL_FATAL(path);
	CU_ASSERT_TRUE_FATAL(size <= LARGEST && draw(path, size, squares));
	CU_ASSERT_TRUE(has_mark(squares, 4, 4));
	CU_ASSERT_TRUE(has_mark(squares, size - 11, 4));
	CU_ASSERT_TRUE(has_mark(squares, 4, size - 11));
	CU_ASSERT_FALSE(has_mark(squares, size - 11, size - 11));
	arena_free(arena);
}

static void test_sizes(void)
{
	static char longest[4000];
	struct arena *arena = arena_new();
	int size = 0;

	CU_ASSERT_PTR_NOT_NULL(qr_code_path(arena, "HELLO", &size));
	CU_ASSERT_EQUAL(size, 21 + 8);
	memset(longest, 'x', sizeof(longest) - 1);
	CU_ASSERT_PTR_NULL(qr_code_path(arena, longest, &size));
	arena_free(arena);
}

void suite_qr_code(void)
{
	CU_pSuite suite = CU_add_suite("qr code", NULL, NULL);
	CU_ADD_TEST(suite, test_marks);
	CU_ADD_TEST(suite, test_sizes);
}
