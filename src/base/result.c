#include "base/result.h"

#include "base/banned.h"

const char *result_name(enum result result)
{
	switch (result) {
	case RESULT_OK:
		return "ok";
	case RESULT_NOT_FOUND:
		return "not found";
	case RESULT_GONE:
		return "gone";
	case RESULT_CONFLICT:
		return "conflict";
	case RESULT_INVALID:
		return "invalid";
	case RESULT_UNCHANGED:
		return "unchanged";
	case RESULT_UNAVAILABLE:
		return "unavailable";
	case RESULT_BROKEN:
		return "broken";
	}
	return "broken";
}
