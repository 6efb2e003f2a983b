/* SPDX-License-Identifier: MIT */
/* Text as typed → the member of a record. Every refusal begins with the field's label. */
#include "field_priv.h"
#include "hub/base/field.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

enum {
    TEXT_MOST = 200,   /* characters of a one-line text without a limit of its own */
    NOTE_MOST = 20000, /* of a note */
    PHONE_DIGITS = 3,  /* 999, 111 */
    INT_MOST = 999999999,
    NEAR_WORDS = 32, /* choices that are compared for "did you mean" */
    TIMES_MOST = 24, /* times in one FIELD_TIMES */
    WORD_SHOWN = 80, /* bytes of a wrong text that a sentence repeats */
};

struct parse {
    const struct field *f;
    const char *text; /* cleaned, without spaces at the ends, not empty */
    hub_date today;
    struct arena *a;
    struct hub_err *err;
};

static enum hub_rc refuse(const struct parse *p, const char *should)
{
    return hub_fail(p->err, HUB_EINVAL, "%s: \"%.*s\" is not %s", p->f->label,
        (int)utf8_head(p->text, WORD_SHOWN), p->text, should);
}

/* A sentence from below, with the label before it. */
static enum hub_rc labelled(const struct parse *p, enum hub_rc rc)
{
    if (rc != HUB_OK && p->err) {
        hub_err_wrap(p->err, "%s", p->f->label);
    }
    return rc;
}

static enum hub_rc parse_text(const struct parse *p, union value *v)
{
    int64_t most = p->f->max ? p->f->max : p->f->type == FIELD_NOTE ? NOTE_MOST : TEXT_MOST;
    size_t count = utf8_count(p->text);
    if ((int64_t)count > most) {
        return hub_fail(p->err, HUB_EINVAL, "%s: the text has %zu characters. It may have %lld.",
            p->f->label, count, (long long)most);
    }
    v->text = p->text;
    return HUB_OK;
}

/* "a, b, c" from "a|b|c" */
static const char *choice_list(struct arena *a, const char *choices)
{
    struct sb b = sb_on(a);
    for (const char *s = choices; *s; s++) {
        if (*s == '|') {
            sb_add(&b, ", ");
        } else {
            sb_addc(&b, *s);
        }
    }
    return sb_str(&b);
}

static const char *nearest_choice(const struct parse *p)
{
    const char *words[NEAR_WORDS];
    size_t count = str_parts(p->f->choices);
    count = count < NEAR_WORDS ? count : NEAR_WORDS;
    for (size_t i = 0; i < count; i++) {
        words[i] = str_part(p->a, p->f->choices, i);
    }
    return str_nearest(p->text, words, count);
}

static enum hub_rc parse_choice(const struct parse *p, union value *v)
{
    int at = str_part_index(p->f->choices, p->text);
    if (at >= 0) {
        v->text = str_part(p->a, p->f->choices, (size_t)at);
        return HUB_OK;
    }
    const char *near = nearest_choice(p);
    return hub_fail(p->err, HUB_EINVAL, "%s: \"%.*s\" is not one of %s.%s%s%s", p->f->label,
        (int)utf8_head(p->text, WORD_SHOWN), p->text, choice_list(p->a, p->f->choices),
        near ? " Did you mean " : "", near ? near : "", near ? "?" : "");
}

static enum hub_rc parse_phone(const struct parse *p, union value *v)
{
    int digits = 0;
    for (const char *s = p->text; *s; s++) {
        digits += *s >= '0' && *s <= '9';
    }
    if (digits < PHONE_DIGITS) {
        return refuse(p, "a phone number. Write it as 01632 960123.");
    }
    return parse_text(p, v);
}

static enum hub_rc parse_email(const struct parse *p, union value *v)
{
    const char *at = strchr(p->text, '@');
    bool good = at && at > p->text && at[1] && at[1] != '.' && !strchr(at + 1, '@') &&
                strchr(at + 1, '.') && p->text[strlen(p->text) - 1] != '.' &&
                strcspn(p->text, " \n,;<>\"") == strlen(p->text);
    if (!good) {
        return refuse(p, "an email address. Write it as name@example.org.");
    }
    return parse_text(p, v);
}

static enum hub_rc parse_bool(const struct parse *p, union value *v)
{
    static const char words[] = "no|yes|n|y|0|1|false|true";
    int at = str_part_index(words, p->text);
    if (at < 0) {
        return refuse(p, "yes or no.");
    }
    v->n = at % 2;
    return HUB_OK;
}

static enum hub_rc parse_int(const struct parse *p, union value *v)
{
    int64_t min = p->f->min, n;
    int64_t max = (p->f->max >= min && p->f->max) || min < 0 ? p->f->max : INT_MOST;
    if (!str_int(p->text, INT64_MIN + 1, INT64_MAX, &n)) {
        return refuse(p, "a whole number.");
    }
    if (n < min || n > max) {
        return hub_fail(p->err, HUB_EINVAL, "%s: %lld is %s than %lld.", p->f->label, (long long)n,
            n < min ? "less" : "more", (long long)(n < min ? min : max));
    }
    v->n = n;
    return HUB_OK;
}

static enum hub_rc parse_date(const struct parse *p, union value *v)
{
    return labelled(p, date_parse(p->text, p->today, &v->date, p->err));
}

static enum hub_rc parse_wall(const struct parse *p, union value *v)
{
    return labelled(p, wall_parse(p->text, p->today, 0, &v->wall, p->err));
}

static enum hub_rc parse_tod(const struct parse *p, union value *v)
{
    return labelled(p, tod_parse(p->text, &v->tod, p->err));
}

static enum hub_rc parse_stamp(const struct parse *p, union value *v)
{
    hub_wall w;
    if (str_int(p->text, INT64_MIN + 1, INT64_MAX, &v->stamp.ms)) {
        return HUB_OK;
    }
    enum hub_rc rc = wall_parse(p->text, p->today, 0, &w, p->err);
    if (rc == HUB_OK) {
        v->stamp = wall_to_stamp(w, NULL);
    }
    return labelled(p, rc);
}

static enum hub_rc parse_ref(const struct parse *p, union value *v)
{
    if (!str_int(p->text, 1, INT64_MAX, &v->id.n)) {
        return refuse(p, "the number of a record.");
    }
    return HUB_OK;
}

static bool is_half(const char *word)
{
    return str_part_index("am|pm|a.m.|p.m.", word) >= 0;
}

/* Words of the text, an "am" or "pm" of its own joined to the word before. */
static size_t time_words(const struct parse *p, const char *out[TIMES_MOST])
{
    static const char gaps[] = " ,;\n";
    size_t count = 0;
    for (const char *s = p->text + strspn(p->text, gaps); *s; s += strspn(s, gaps)) {
        size_t len = strcspn(s, gaps);
        const char *word = arena_strndup(p->a, s, len);
        s += len;
        if (count && is_half(word)) {
            out[count - 1] = arena_printf(p->a, "%s%s", out[count - 1], word);
        } else if (!str_ieq(word, "and") && count < TIMES_MOST) {
            out[count++] = word;
        }
    }
    return count;
}

static enum hub_rc parse_times(const struct parse *p, union value *v)
{
    const char *words[TIMES_MOST];
    char buf[DATE_TEXT];
    struct sb b = sb_on(p->a);
    size_t count = time_words(p, words);
    for (size_t i = 0; i < count; i++) {
        hub_tod t;
        enum hub_rc rc = tod_parse(words[i], &t, p->err);
        if (rc != HUB_OK) {
            return labelled(p, rc);
        }
        sb_addf(&b, "%s%s", i ? " " : "", tod_iso(t, buf));
    }
    v->text = sb_str(&b);
    return HUB_OK;
}

static enum hub_rc (*const parsers[FIELD_TYPES])(const struct parse *p, union value *v) = {
    [FIELD_TEXT] = parse_text,
    [FIELD_NOTE] = parse_text,
    [FIELD_CHOICE] = parse_choice,
    [FIELD_PHONE] = parse_phone,
    [FIELD_EMAIL] = parse_email,
    [FIELD_TIMES] = parse_times,
    [FIELD_BOOL] = parse_bool,
    [FIELD_INT] = parse_int,
    [FIELD_DATE] = parse_date,
    [FIELD_WALL] = parse_wall,
    [FIELD_TOD] = parse_tod,
    [FIELD_STAMP] = parse_stamp,
    [FIELD_REF] = parse_ref,
    [FIELD_LINKS] = parse_text,
};

enum hub_rc field_parse(const struct field *f, void *record, const char *text, hub_date today,
    struct arena *a, struct hub_err *err)
{
    bool lines = f->type == FIELD_NOTE;
    text = text ? text : "";
    const char *clean = str_trim(a, utf8_clean(a, text, strlen(text), lines, NULL));
    struct parse p = {f, clean, today, a, err};
    union value v = field_none(f);
    enum hub_rc rc = *clean ? parsers[f->type](&p, &v) : HUB_OK;
    if (rc == HUB_OK) {
        field_set(f, record, v);
    }
    return rc;
}

enum hub_rc record_defaults(
    const struct noun *n, void *record, hub_date today, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    record_clear(n, record);
    for (size_t i = 0; i < n->field_count && rc == HUB_OK; i++) {
        if (n->fields[i].def) {
            rc = field_parse(&n->fields[i], record, n->fields[i].def, today, a, err);
        }
    }
    return rc;
}
