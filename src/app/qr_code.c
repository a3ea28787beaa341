#include "app/qr_code.h"

#include <qrencode.h>

#include "base/buffer.h"

#include "base/banned.h"

#define BORDER 4

/* One piece for each run of dark squares in a line. */
static void add_line(struct buffer *path, const unsigned char *squares, int width, int y)
{
	for (int x = 0; x < width; x++) {
		int begin = x;

		while (x < width && (squares[x] & 1) != 0)
			x++;
		if (x > begin)
			buffer_format(path, "M%d %dh%dv1h-%dz", begin + BORDER, y + BORDER,
				x - begin, x - begin);
	}
}

char *qr_code_path(struct arena *arena, const char *text, int *size)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	struct buffer path = {0};
	char *copy;

	if (code == NULL)
		return NULL;
	for (int y = 0; y < code->width; y++)
		add_line(&path, code->data + (size_t)y * (size_t)code->width, code->width, y);
	*size = code->width + 2 * BORDER;
	copy = arena_copy(arena, buffer_text(&path), path.length);
	buffer_free(&path);
	QRcode_free(code);
	return copy;
}
