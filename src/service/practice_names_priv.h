/* SPDX-License-Identifier: MIT */
/* Whom the practice hub knows before a line of it is written: names, and a cast of families. */
#ifndef PRACTICE_NAMES_PRIV_H
#define PRACTICE_NAMES_PRIV_H

#include <stdbool.h>

struct name_stock { /* of one part of Britain's people */
    const char *const *surnames, *const *she, *const *he;
    int surname_count, she_count, he_count;
};
extern const struct name_stock name_stocks[];
extern const int name_stock_count;
extern const char *const hub_names[];
extern const int hub_name_count;
extern const char *const school_names[];
extern const int school_name_count;

enum child_flag {
    CHILD_LEAP = 1 << 0,        /* born on 29 February */
    CHILD_ALLERGY = 1 << 1,     /* a serious one */
    CHILD_INHALER = 1 << 2,     /* on medicine */
    CHILD_NOT_ADOPTED = 1 << 3, /* the order is not made yet */
    CHILD_WITH_LAST = 1 << 4,   /* a twin of the child before */
    CHILD_NO_SWIMMING = 1 << 5, /* the family said no */
    CHILD_NO_TRAVEL = 1 << 6,
};

struct cast_child {
    const char *name, *known_as; /* known_as NULL: as the name */
    char gender;                 /* 'g', 'b' */
    int age;
    unsigned flags;
};
struct cast_adult {
    const char *name, *known_as, *relation;
};
enum { CAST_ADULTS = 3, CAST_CHILDREN = 3 };
/* The last adult is no parent: a gran, a neighbour. */
struct cast_family {
    const char *name;
    struct cast_adult adults[CAST_ADULTS];
    struct cast_child children[CAST_CHILDREN];
    bool newcomers; /* joined this autumn, no night yet */
};
extern const struct cast_family practice_cast[];
extern const int cast_count;

#endif
