/* SPDX-License-Identifier: MIT */
/*
 * printf with a translated format, and with texts among its arguments that are translated, too.
 * The arguments are read as the English says and written as the translation says, so that no
 * catalogue can make the program read what is not there.
 */
#include "hub/base/words.h"
#include "words_priv.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { PARTS_MOST = 24, SPEC_MOST = 48 };

enum kind { IS_NONE, IS_INT, IS_LONG, IS_LLONG, IS_SIZE, IS_MAX, IS_DOUBLE, IS_TEXT, IS_POINTER };

union given {
    int i;
    long l;
    long long ll;
    size_t z;
    intmax_t j;
    double d;
    const char *s;
    const void *p;
};

/* One conversion. Arguments count from 0; -1: none. */
struct part {
    const char *at, *end; /* '%', and behind the conversion */
    const char *flags;    /* behind "%2$" */
    int arg, width, precision;
    enum kind kind;
};

struct format {
    struct part parts[PARTS_MOST];
    int count;
    enum kind args[PARTS_MOST];
    bool cut[PARTS_MOST]; /* only some letters of it are wanted: "%.3s" */
    int arg_count;
};

static enum kind kind_of(char conversion, const char *length, size_t len)
{
    if (strchr("diouxXc", conversion)) {
        return len == 0 || *length == 'h'        ? IS_INT
               : len == 2                        ? IS_LLONG
               : *length == 'l'                  ? IS_LONG
               : *length == 'z' || *length == 't' ? IS_SIZE
               : *length == 'j'                  ? IS_MAX
                                                 : IS_NONE;
    }
    return len           ? IS_NONE
           : conversion == 's' ? IS_TEXT
           : conversion == 'p' ? IS_POINTER
           : strchr("eEfFgG", conversion) ? IS_DOUBLE
                                          : IS_NONE;
}

/* The argument at `at`, or the next, is of this kind; false where it was of another. */
static bool take(struct format *f, int *at, int *next, enum kind kind)
{
    *at = *at >= 0 ? *at : (*next)++;
    if (kind == IS_NONE || *at >= PARTS_MOST || (f->args[*at] && f->args[*at] != kind)) {
        return false;
    }
    f->args[*at] = kind;
    f->arg_count = *at >= f->arg_count ? *at + 1 : f->arg_count;
    return true;
}

/* "2$" in front of the flags. */
static int place_given(const char **p)
{
    size_t digits = strspn(*p, "0123456789");
    if (digits == 0 || digits > 2 || (*p)[digits] != '$') {
        return -1;
    }
    int n = 0;
    for (size_t i = 0; i < digits; i++) {
        n = n * 10 + ((*p)[i] - '0');
    }
    *p += digits + 1;
    return n > 0 ? n - 1 : PARTS_MOST;
}

static bool star(struct format *f, const char **p, int *at, int *next)
{
    *at = -1;
    if (**p != '*') {
        *p += strspn(*p, "0123456789");
        return true;
    }
    ++*p;
    return take(f, at, next, IS_INT);
}

/* The conversion at p, which stands on its '%'. */
static bool read_part(struct format *f, const char *p, int *next)
{
    struct part *part = &f->parts[f->count];
    *part = (struct part){.at = p++, .precision = -1};
    part->arg = place_given(&p);
    part->flags = p;
    p += strspn(p, "-+ #0'");
    if (!star(f, &p, &part->width, next)) {
        return false;
    }
    bool cut = *p == '.';
    if (cut) {
        p++;
        if (!star(f, &p, &part->precision, next)) {
            return false;
        }
    }
    size_t len = strspn(p, "hlzjt");
    part->kind = p[len] ? kind_of(p[len], p, len) : IS_NONE;
    part->end = p + len + 1;
    f->count++;
    if (!take(f, &part->arg, next, part->kind)) {
        return false;
    }
    f->cut[part->arg] = cut;
    return true;
}

/* False for what no format of ours has: "%n", a kind not known, too many parts. */
static bool read_format(struct format *f, const char *fmt)
{
    int next = 0;
    *f = (struct format){0};
    for (const char *p = fmt; (p = strchr(p, '%'));) {
        if (p[1] == '%') {
            p += 2;
            continue;
        }
        if (f->count == PARTS_MOST || !read_part(f, p, &next)) {
            return false;
        }
        p = f->parts[f->count - 1].end;
    }
    return true;
}

/* Each part of `said` is one that `english` has. */
static bool fits(const struct format *said, const struct format *english)
{
    for (int i = 0; i < said->arg_count; i++) {
        if (said->args[i] && (i >= english->arg_count || said->args[i] != english->args[i])) {
            return false;
        }
    }
    return true;
}

struct arguments {
    va_list ap;
};

static void read_arguments(
    const struct format *f, bool look_up, struct arguments *from, union given *out)
{
    for (int i = 0; i < f->arg_count; i++) {
        switch (f->args[i]) {
        case IS_LONG:
            out[i].l = va_arg(from->ap, long);
            break;
        case IS_LLONG:
            out[i].ll = va_arg(from->ap, long long);
            break;
        case IS_SIZE:
            out[i].z = va_arg(from->ap, size_t);
            break;
        case IS_MAX:
            out[i].j = va_arg(from->ap, intmax_t);
            break;
        case IS_DOUBLE:
            out[i].d = va_arg(from->ap, double);
            break;
        case IS_TEXT:
            out[i].s = va_arg(from->ap, const char *);
            out[i].s = look_up && !f->cut[i] ? hub_words(out[i].s) : out[i].s;
            break;
        case IS_POINTER:
            out[i].p = va_arg(from->ap, const void *);
            break;
        case IS_NONE:
        case IS_INT:
            out[i].i = va_arg(from->ap, int);
            break;
        }
    }
}

/* "%-*.*s" with its numbers filled in and without "2$"; false when it is too long to be sane. */
static bool write_spec(char *spec, const struct part *part, const union given *given)
{
    int width = part->width < 0 ? 0 : given[part->width].i;
    int precision = part->precision < 0 ? 0 : given[part->precision].i;
    size_t at = 0;
    spec[at++] = '%';
    for (const char *p = part->flags; p < part->end && at < SPEC_MOST; p++) {
        if (*p == '.' && part->precision >= 0 && precision < 0) {
            p++; /* a precision below 0 is none */
        } else if (*p == '*') {
            bool after_dot = p > part->flags && p[-1] == '.';
            int n = snprintf(spec + at, SPEC_MOST - at, "%d", after_dot ? precision : width);
            at += (size_t)n;
        } else {
            spec[at++] = *p;
        }
    }
    if (at >= SPEC_MOST) {
        return false;
    }
    spec[at] = '\0';
    return true;
}

/* What the parts of a format are was checked against the kinds of the arguments. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static int put_value(
    char *out, size_t size, const struct part *part, const union given *given)
{
    char spec[SPEC_MOST];
    const union given *v = &given[part->arg];
    if (!write_spec(spec, part, given)) {
        return 0;
    }
    switch (part->kind) {
    case IS_INT:
        return snprintf(out, size, spec, v->i);
    case IS_LONG:
        return snprintf(out, size, spec, v->l);
    case IS_LLONG:
        return snprintf(out, size, spec, v->ll);
    case IS_SIZE:
        return snprintf(out, size, spec, v->z);
    case IS_MAX:
        return snprintf(out, size, spec, v->j);
    case IS_DOUBLE:
        return snprintf(out, size, spec, v->d);
    case IS_TEXT:
        return snprintf(out, size, spec, v->s);
    case IS_POINTER:
        return snprintf(out, size, spec, v->p);
    case IS_NONE:
        break;
    }
    return 0;
}
#pragma GCC diagnostic pop

struct written {
    char *out;
    size_t size, len; /* of the room; of the whole text, whether or not it fits */
};

static char *end_of(const struct written *w)
{
    return w->len < w->size ? w->out + w->len : NULL;
}

static size_t room_of(const struct written *w)
{
    return w->len < w->size ? w->size - w->len : 0;
}

/* What stands between two parts, where "%%" is a percent sign. */
static void put_between(struct written *w, const char *from, const char *to)
{
    for (const char *p = from; p < to; p++) {
        if (room_of(w) > 1) {
            *end_of(w) = *p;
        }
        w->len++;
        p += p[0] == '%' && p + 1 < to && p[1] == '%';
    }
    if (w->size) {
        w->out[w->len < w->size ? w->len : w->size - 1] = '\0';
    }
}

static int write_format(char *out, size_t size, const char *text, const struct format *f,
    const union given *given)
{
    struct written w = {.out = out, .size = size};
    const char *from = text;
    for (int i = 0; i < f->count; i++) {
        put_between(&w, from, f->parts[i].at);
        int n = put_value(end_of(&w), room_of(&w), &f->parts[i], given);
        w.len += n > 0 ? (size_t)n : 0;
        from = f->parts[i].end;
    }
    put_between(&w, from, from + strlen(from));
    return (int)w.len;
}

/* The format `said` instead of the English `fmt`, with texts looked up; NULL `said`: `fmt`. */
__attribute__((format(printf, 3, 0))) static int format_in(
    char *out, size_t size, const char *fmt, const char *said, va_list ap)
{
    struct format english, other;
    union given given[PARTS_MOST] = {0};
    if (!read_format(&english, fmt)) {
        return vsnprintf(out, size, fmt, ap);
    }
    bool whole = said && read_format(&other, said) && fits(&other, &english);
    struct arguments from;
    va_copy(from.ap, ap);
    read_arguments(&english, whole || !said, &from, given);
    va_end(from.ap);
    return whole ? write_format(out, size, said, &other, given)
                 : write_format(out, size, fmt, &english, given);
}

/* Signs that only texts for other programs have. */
static const char NOT_WORDS[] = "/\\|=\"'_{}<>@#$&*^~`";

/* No words of its own: "%s: %s". */
static bool format_is_glue(const char *fmt)
{
    struct format f;
    if (!read_format(&f, fmt)) {
        return false;
    }
    const char *p = fmt;
    for (int i = 0; i <= f.count; i++) {
        const char *end = i < f.count ? f.parts[i].at : p + strlen(p);
        for (; p < end; p++) {
            bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z');
            if (letter || strchr(NOT_WORDS, *p)) {
                return false;
            }
        }
        p = i < f.count ? f.parts[i].end : p;
    }
    return true;
}

int words_vprint(char *out, size_t size, const char *fmt, va_list ap)
{
    const char *said = hub_words(fmt);
    if (!words_may_be_said(fmt) || (said == fmt && !format_is_glue(fmt))) {
        return vsnprintf(out, size, fmt, ap);
    }
    return format_in(out, size, fmt, said == fmt ? NULL : said, ap);
}

int words_print(char *out, size_t size, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int len = words_vprint(out, size, fmt, ap);
    va_end(ap);
    return len;
}
