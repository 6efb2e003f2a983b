/* SPDX-License-Identifier: MIT */
/*
 * The rule by which a language has a form of a word for a number: an expression of C over n, as it
 * stands in the header of a catalogue ("n==1 ? 0 : n==2 ? 1 : 2").
 * Source: GNU gettext manual, "Additional functions for plural forms".
 */
#include "words_priv.h"

#include <string.h>

enum { DEPTH_MOST = 50 }; /* a file may say anything */

struct rule {
    const char *at;
    unsigned long n;
    int depth;
    bool broken;
};

static const struct rule_operator {
    const char *sign;
    int binds;
} operators[] = {
    {"||", 1}, {"&&", 2}, {"==", 3}, {"!=", 3}, {"<=", 4}, {">=", 4},
    {"<", 4},  {">", 4},  {"+", 5},  {"-", 5},  {"*", 6},  {"/", 6},  {"%", 6},
};

static unsigned long rule_choice(struct rule *r);

static bool takes(struct rule *r, const char *sign)
{
    r->at += strspn(r->at, " \t");
    bool there = strncmp(r->at, sign, strlen(sign)) == 0;
    r->at += there ? strlen(sign) : 0;
    return there;
}

static unsigned long rule_number(struct rule *r)
{
    unsigned long n = 0;
    r->broken = r->broken || *r->at < '0' || *r->at > '9';
    for (; !r->broken && *r->at >= '0' && *r->at <= '9'; r->at++) {
        n = n * 10 + (unsigned long)(*r->at - '0');
    }
    return n;
}

static unsigned long rule_value(struct rule *r)
{
    bool not = false;
    while (takes(r, "!")) {
        not = !not;
    }
    unsigned long n = 0;
    if (takes(r, "(")) {
        n = rule_choice(r);
        r->broken = r->broken || !takes(r, ")");
    } else {
        n = takes(r, "n") ? r->n : rule_number(r);
    }
    return not ? !n : n;
}

static unsigned long apply(struct rule *r, const char *sign, unsigned long a, unsigned long b)
{
    bool same = sign[1] == '=';
    switch (*sign) {
    case '|':
        return a || b;
    case '&':
        return a && b;
    case '=':
        return a == b;
    case '!':
        return a != b;
    case '<':
        return same ? a <= b : a < b;
    case '>':
        return same ? a >= b : a > b;
    case '+':
        return a + b;
    case '-':
        return a - b;
    case '*':
        return a * b;
    default:
        r->broken = r->broken || b == 0;
        return b == 0 ? 0 : *sign == '/' ? a / b : a % b;
    }
}

static const struct rule_operator *next_operator(struct rule *r, int least)
{
    r->at += strspn(r->at, " \t");
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        const struct rule_operator *o = &operators[i];
        if (strncmp(r->at, o->sign, strlen(o->sign)) == 0) {
            return o->binds >= least ? o : NULL;
        }
    }
    return NULL;
}

static unsigned long rule_binary(struct rule *r, int least)
{
    unsigned long left = rule_value(r);
    for (const struct rule_operator *o; !r->broken && (o = next_operator(r, least));) {
        r->at += strlen(o->sign);
        left = apply(r, o->sign, left, rule_binary(r, o->binds + 1));
    }
    return left;
}

static unsigned long rule_choice(struct rule *r)
{
    r->broken = r->broken || ++r->depth > DEPTH_MOST;
    if (r->broken) {
        return 0;
    }
    unsigned long n = rule_binary(r, 1);
    if (takes(r, "?")) {
        unsigned long yes = rule_choice(r);
        r->broken = r->broken || !takes(r, ":");
        unsigned long no = rule_choice(r);
        n = n ? yes : no;
    }
    r->depth--;
    return n;
}

unsigned long plural_form(const char *rule, unsigned long n)
{
    struct rule r = {.at = rule, .n = n};
    unsigned long form = rule_choice(&r);
    return r.broken ? 0 : form;
}
