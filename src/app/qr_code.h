#ifndef SILVERCHART_APP_QR_CODE_H
#define SILVERCHART_APP_QR_CODE_H

#include "base/arena.h"

/* Pictures that cameras read (ISO/IEC 18004): the one header over libqrencode. */

/* The dark squares of a text's picture as data of an SVG path, in units of a square; `*size` is the
 * width of the whole with its light border of four. From `arena`; NULL when the text is too long.
 */
char *qr_code_path(struct arena *arena, const char *text, int *size);

#endif
