/* SPDX-License-Identifier: MIT */
/* Bytes to lines: unfolded, in capitals where names are, each in the component it lies in. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "ics_priv.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

enum { LINES_MOST = 2000000, SHOWN = 40, NOTES_MOST = 200 };

struct scan {
    struct ics_reader *r;
    char *p, *end;
    int line;                /* of *p */
    int open[ICS_DEPTH];    /* the components around, by place */
    int depth, too_deep;
    bool calendar, said_bytes, old;
};

void ics_note(struct ics_reader *r, int line, const char *fmt, ...)
{
    va_list ap;
    if (r->faults->count >= NOTES_MOST) {
        r->untold++;
        return;
    }
    va_start(ap, fmt);
    const char *text = arena_vprintf(r->a, fmt, ap);
    va_end(ap);
    fault_add(r->faults, FAULT_NOTE, r->file, line, 0, "%s", text);
}

const struct ics_line *ics_first(const struct ics_part *p, const char *name)
{
    for (size_t i = 0; i < p->count; i++) {
        if (strcmp(p->lines[i].name, name) == 0) {
            return &p->lines[i];
        }
    }
    return NULL;
}

const char *ics_param(const struct ics_line *l, const char *name)
{
    for (size_t i = 0; i < l->param_count; i++) {
        if (strcmp(l->params[i].name, name) == 0) {
            return l->params[i].value;
        }
    }
    return NULL;
}

/* The next line with its folds taken out, in place; *at is its number. NULL at the end. */
static char *next_line(struct scan *s, int *at)
{
    char *from = s->p, *to = s->p;
    if (s->p >= s->end) {
        return NULL;
    }
    *at = s->line;
    while (s->p < s->end) {
        char c = *s->p++;
        if (c != '\r' && c != '\n') {
            *to++ = c ? c : ' ';
            continue;
        }
        s->p += c == '\r' && s->p < s->end && *s->p == '\n';
        s->line++;
        bool folded = s->p < s->end && (*s->p == ' ' || *s->p == '\t');
        if (!folded || to == from) {
            break;
        }
        s->p++;
    }
    *to = '\0'; /* a line's end is at least one byte, or the byte behind the file */
    return from;
}

static void capitals(char *s)
{
    for (; *s; s++) {
        *s = (char)toupper((unsigned char)*s);
    }
}

static bool name_byte(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* One parameter from `p`, cut out in place; its end, where the NUL may stand, and what stood there. */
static char *take_param(char *p, struct ics_param *out, char *stop)
{
    char *name = p;
    while (name_byte(*p)) {
        p++;
    }
    char *value = p, *to = p;
    bool quoted = false;
    if (*p == '=') {
        *p++ = '\0';
        value = to = p;
    }
    for (; *p && (quoted || (*p != ';' && *p != ':')); p++) {
        if (*p == '"') {
            quoted = !quoted;
        } else {
            *to++ = *p;
        }
    }
    *stop = *p;
    *to = '\0';
    capitals(name);
    *out = (struct ics_param){name, value};
    return p;
}

/* ";NAME=value;…:" from its first ';' on; the value behind, or NULL when there is none. */
static char *take_params(char *p, struct ics_param *params, size_t *count)
{
    char stop = ';';
    while (stop == ';') {
        struct ics_param one;
        p = take_param(p + 1, &one, &stop);
        if (*count < ICS_PARAMS) {
            params[(*count)++] = one;
        }
    }
    return stop == ':' ? p + 1 : NULL;
}

/* Bytes that are not UTF-8 were written by an old Windows program: told once. */
static char *as_utf8(struct scan *s, char *text, int at)
{
    size_t bad;
    if (utf8_valid(text, strlen(text), &bad)) {
        return text;
    }
    char *again = utf8_from_cp1252(s->r->a, text, strlen(text));
    if (!s->said_bytes) {
        s->said_bytes = true;
        ics_note(s->r, at, 
            "Some letters are written the old way. They were read as Windows writes them: please "
            "check the names.");
    }
    return again ? again : utf8_clean(s->r->a, text, strlen(text), true, NULL);
}

static const char *shown(struct scan *s, const char *text)
{
    const char *clean = utf8_safe(s->r->a, text);
    return strlen(clean) <= SHOWN
               ? clean
               : arena_printf(s->r->a, "%.*s…", (int)utf8_head(clean, SHOWN), clean);
}

static void begin_part(struct scan *s, const char *kind, int at)
{
    struct ics_text *t = &s->r->text;
    if (s->depth == ICS_DEPTH) {
        s->too_deep++;
        return;
    }
    arena_grow(s->r->a, &t->parts, t->count, &t->cap, sizeof *t->parts);
    t->parts[t->count] = (struct ics_part){
        .kind = kind, .line = at, .parent = s->depth ? s->open[s->depth - 1] : -1};
    s->open[s->depth++] = (int)t->count++;
    s->calendar = s->calendar || strcmp(kind, "VCALENDAR") == 0;
}

static void end_part(struct scan *s, const char *kind, int at)
{
    int i = s->depth - 1;
    if (s->too_deep > 0) {
        s->too_deep--;
        return;
    }
    while (i >= 0 && strcmp(s->r->text.parts[s->open[i]].kind, kind) != 0) {
        i--;
    }
    if (i < 0) {
        ics_note(s->r, at, "%s ends here that was not begun.", ics_part_one(kind));
        return;
    }
    for (int j = s->depth - 1; j > i; j--) {
        const struct ics_part *p = &s->r->text.parts[s->open[j]];
        ics_note(s->r, p->line, "%s begins here and has no end.", ics_part_one(p->kind));
    }
    s->depth = i;
}

static void put_line(struct scan *s, const struct ics_line *l)
{
    if (s->depth == 0 || s->too_deep > 0) {
        ics_note(s->r, l->line, "This line lies outside everything and was not read.");
        return;
    }
    struct ics_part *p = &s->r->text.parts[s->open[s->depth - 1]];
    arena_grow(s->r->a, &p->lines, p->count, &p->cap, sizeof *p->lines);
    p->lines[p->count++] = *l;
    bool version = strcmp(p->kind, "VCALENDAR") == 0 && strcmp(l->name, "VERSION") == 0;
    s->old = s->old || (version && str_starts(l->value, "1."));
}

static void take_line(struct scan *s, char *text, int at)
{
    struct ics_param params[ICS_PARAMS];
    size_t count = 0;
    char *p = text;
    while (name_byte(*p)) {
        p++;
    }
    char *name_end = p;
    char *value = *p == ':' ? p + 1 : p > text && *p == ';' ? take_params(p, params, &count) : NULL;
    if (p == text || !value) {
        ics_note(s->r, at, "“%s” was not understood.", shown(s, as_utf8(s, text, at)));
        return;
    }
    *name_end = '\0';
    capitals(text);
    value = as_utf8(s, value, at);
    if (strcmp(text, "BEGIN") == 0 || strcmp(text, "END") == 0) {
        char *kind = str_trim(s->r->a, value);
        capitals(kind);
        (*text == 'B' ? begin_part : end_part)(s, kind, at);
        return;
    }
    struct ics_line l = {.line = at, .name = text, .value = value, .param_count = count};
    if (count > 0) {
        struct ics_param *own = arena_array(s->r->a, count, sizeof *own);
        memcpy(own, params, count * sizeof *own);
        l.params = own;
    }
    put_line(s, &l);
}

enum hub_rc ics_lines(struct ics_reader *r, char *bytes, size_t len, struct hub_err *err)
{
    struct scan s = {.r = r, .p = bytes, .end = bytes + len, .line = 1};
    size_t told = r->faults->count;
    int at = 0;
    if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        s.p += 3;
    }
    for (char *text; (text = next_line(&s, &at)) != NULL && s.line < LINES_MOST;) {
        if (*text && strspn(text, " \t") < strlen(text)) {
            take_line(&s, text, at);
        }
    }
    for (int i = s.depth - 1; i >= 0; i--) {
        const struct ics_part *p = &r->text.parts[s.open[i]];
        ics_note(r, p->line, "%s begins here and has no end: the file stops before it.",
            ics_part_one(p->kind));
    }
    if (s.old) {
        return hub_fail(err, HUB_EINVAL,
            "%s is a calendar file of the old kind (vCalendar 1.0). Open it in the program it came "
            "from and save it as iCalendar (.ics).",
            r->file);
    }
    if (!s.calendar) {
        r->faults->count = told; /* of another kind of file each line is strange */
        return hub_fail(err, HUB_EINVAL,
            "%s is not a calendar file. Choose export in the calendar it came from, and take in the "
            "file ending in .ics that this makes.",
            r->file);
    }
    return HUB_OK;
}
