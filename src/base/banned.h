#ifndef SILVERCHART_BASE_BANNED_H
#define SILVERCHART_BASE_BANNED_H

/* Included last in every .c file: calls that have a safe counterpart in this layer. Some are macros
 * where the C library checks sizes. */
#undef strcpy
#undef strcat
#undef sprintf
#undef vsprintf
#undef gets
#pragma GCC poison strcpy strcat sprintf vsprintf gets atoi atol atof strtok system popen tmpnam

#endif
