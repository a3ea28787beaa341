#ifndef SILVERCHART_MODEL_CREDIT_H
#define SILVERCHART_MODEL_CREDIT_H

/* An artist within an artist credit: the parts in their order, name and joining phrase each, are
 * the credit as printed. */
struct credit_part {
	const char *slug; /* of the artist */
	const char *name; /* as printed in this credit */
	const char
		*join_phrase; /* what is printed behind the name, blanks included; "" for nothing */
};

#endif
