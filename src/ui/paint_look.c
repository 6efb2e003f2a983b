/* SPDX-License-Identifier: MIT */
/* From one look of letters to another, by what differs. */
#include "paint_priv.h"

#include <string.h>

static bool same_look(const struct look *a, const struct look *b)
{
    return a->attrs == b->attrs && a->fg == b->fg && a->bg == b->bg;
}

/* How a blank shows a look: neither colour nor weight of letters, unless there are lines on it. */
static struct look of_blank(struct look look)
{
    if (!(look.attrs & (LOOK_UNDERLINE | LOOK_REVERSE))) {
        look.attrs = 0;
        look.fg = COLOUR_DEFAULT;
    }
    return look;
}

void paint_looks_changed(struct paint *p)
{
    p->looks[PAINT_ERASED] = (struct look){0, COLOUR_DEFAULT, COLOUR_DEFAULT};
    for (unsigned i = 0; i < PAINT_LOOKS; i++) {
        struct look blank = of_blank(p->looks[i]);
        p->ink[i] = p->blank[i] = (unsigned char)i;
        for (unsigned k = i; k-- > 0;) {
            struct look other = of_blank(p->looks[k]);
            p->ink[i] = same_look(&p->looks[k], &p->looks[i]) ? (unsigned char)k : p->ink[i];
            p->blank[i] = same_look(&other, &blank) ? (unsigned char)k : p->blank[i];
        }
    }
}

/* The part of "all off" that is about attributes; hub never leaves the ordinary letters. */
static const char *plain_of(const char *sgr0, size_t *len)
{
    static const char *const forms[] = {"\033[m", "\033[0m"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strstr(sgr0, forms[i])) {
            *len = strlen(forms[i]);
            return forms[i];
        }
    }
    *len = strlen(sgr0);
    return sgr0;
}

/* `s` need not end behind its bytes. */
static bool is_sgr(const char *s, size_t len)
{
    bool digits = len >= 3 && s[0] == '\033' && s[1] == '[' && s[len - 1] == 'm';
    for (size_t i = 2; digits && i < len - 1; i++) {
        digits = (s[i] >= '0' && s[i] <= '9') || s[i] == ';';
    }
    return digits;
}

/* One more string behind those from `from` on: ESC [ 1 m and ESC [ 3 6 m are ESC [ 1 ; 3 6 m. */
static void join(struct paint *p, size_t from, const char *s, size_t len)
{
    if (p->len == from || !is_sgr(s, len) || !is_sgr(p->out + from, p->len - from)) {
        paint_add(p, s, len);
        return;
    }
    p->len--; /* its 'm' */
    if (p->out[p->len - 1] == '[') {
        paint_add(p, "0", 1);
    }
    paint_add(p, ";", 1);
    paint_add(p, s + 2, len - 2);
}

static void join_cap(struct paint *p, size_t from, enum paint_cap cap, int colour)
{
    const char *s = p->caps[cap] ? p->fill(p->caps[cap], colour, 0) : NULL;
    if (s) {
        join(p, from, s, strlen(s));
    }
}

void paint_be(struct paint *p, unsigned look)
{
    static const struct {
        unsigned attr;
        enum paint_cap cap;
    } attrs[] = {{LOOK_BOLD, CAP_BOLD}, {LOOK_UNDERLINE, CAP_UNDERLINE}, {LOOK_DIM, CAP_DIM},
        {LOOK_REVERSE, CAP_REVERSE}};
    struct look have = p->looks[p->look];
    const struct look *want = &p->looks[look];
    size_t from = p->len, len;
    p->look = look;
    if (same_look(&have, want)) {
        return;
    }
    bool off = (have.attrs & ~want->attrs) ||
               (want->fg == COLOUR_DEFAULT && have.fg != COLOUR_DEFAULT) ||
               (want->bg == COLOUR_DEFAULT && have.bg != COLOUR_DEFAULT);
    if (off && p->caps[CAP_PLAIN]) {
        const char *plain = plain_of(p->caps[CAP_PLAIN], &len);
        join(p, from, plain, len);
        have = p->looks[PAINT_ERASED];
    }
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++) {
        if (attrs[i].attr & want->attrs & ~have.attrs) {
            join_cap(p, from, attrs[i].cap, 0);
        }
    }
    if (want->fg != have.fg) {
        join_cap(p, from, CAP_FG, want->fg);
    }
    if (want->bg != have.bg) {
        join_cap(p, from, CAP_BG, want->bg);
    }
}

bool paint_is_for(const struct paint *p, const struct cell *cell)
{
    unsigned i = paint_index(cell);
    return paint_blank(cell) ? p->blank[p->look] == p->blank[i] : p->ink[p->look] == p->ink[i];
}

void paint_be_for(struct paint *p, const struct cell *cell)
{
    if (!paint_is_for(p, cell)) {
        unsigned i = paint_index(cell);
        paint_be(p, paint_blank(cell) ? p->blank[i] : p->ink[i]);
    }
}
