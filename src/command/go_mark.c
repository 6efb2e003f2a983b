/* SPDX-License-Identifier: MIT */
/* The marks by which hub on a server tells hub go that something waits: never shown. */
#include "go_priv.h"

#include <string.h>

static const char HEAD[] = "\033_hub-fetch "; /* as GO_FETCH begins */
enum { HEAD_LEN = sizeof HEAD - 1, DIGITS = 18, ESCAPE = 27 };

enum looks { IS_NONE, IS_PART, IS_WHOLE };

static enum looks looks_like(const struct go_mark *m)
{
    size_t head = m->len < HEAD_LEN ? m->len : HEAD_LEN;
    if (memcmp(m->held, HEAD, head) != 0) {
        return IS_NONE;
    }
    const char *p = m->held + head, *end = m->held + m->len;
    size_t digits = 0;
    for (; p < end && *p >= '0' && *p <= '9'; p++) {
        digits++;
    }
    if (p == end) {
        return digits <= DIGITS ? IS_PART : IS_NONE;
    }
    if (digits == 0 || *p != ESCAPE) {
        return IS_NONE;
    }
    return p + 1 == end ? IS_PART : p[1] == '\\' ? IS_WHOLE : IS_NONE;
}

bool go_mark_take(struct go_mark *m, const char *bytes, size_t len, struct sb *out)
{
    bool any = false;
    for (size_t i = 0; i < len; i++) {
        if (m->len == 0 && bytes[i] != ESCAPE) {
            sb_addc(out, bytes[i]);
            continue;
        }
        m->held[m->len++] = bytes[i];
        enum looks looks = looks_like(m);
        if (looks == IS_NONE) {
            bool again = bytes[i] == ESCAPE && m->len > 1;
            sb_addn(out, m->held, m->len - again);
            m->len = again;
            m->held[0] = ESCAPE;
        } else if (looks == IS_WHOLE) {
            m->len = 0;
            any = true;
        }
    }
    return any;
}
