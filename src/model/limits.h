#ifndef SILVERCHART_MODEL_LIMITS_H
#define SILVERCHART_MODEL_LIMITS_H

/* Lengths in code points; the schema's checks of the same name agree (tests/store compares them).
 */
#define LIMIT_NAME 500     /* title, artist, chart title */
#define LIMIT_GENRE 100    /* name of a genre */
#define LIMIT_NOTE 2000    /* note of an edition */
#define LIMIT_ESSAY 100000 /* essay of a genre */
#define LIMIT_QUERY 200    /* a search or filter text of a reader */
#define LIMIT_TAGS 50      /* genre tags of one release */

#endif
