/* SPDX-License-Identifier: MIT */
/*
 * Enough grown-ups for the ages that come (rule 30). The NSPCC's numbers are
 * best practice, not law: under 2 one adult to 3 children, 2–3 1:4, 4–8 1:6,
 * 9–12 1:8, 13–18 1:10; two adults at least; only over-18s count [S90].
 * Parents count for their own children only [S91].
 */
#ifndef HUB_SCHEDULER_RATIO_H
#define HUB_SCHEDULER_RATIO_H

#include <stdbool.h>
#include <stddef.h>

struct ratio_child {
    int age;        /* whole years on the day; -1: not known, counted with the youngest */
    bool own_adult; /* comes with an adult of the family: needs no other */
};

enum ratio_state { RATIO_NO_CHILDREN, RATIO_SHORT, RATIO_EXACT, RATIO_ENOUGH };

struct ratio {
    int children; /* who come without an adult of their own */
    int unknown;  /* of those, ages not known */
    int one_to;   /* children to an adult at the youngest age among them; 0: none come */
    int needed;   /* adults: each child's share by its age, added up and rounded up; at least 2 */
    int adults;
    enum ratio_state state;
};

/* Children to one adult at this age. */
int ratio_one_to(int age);
struct ratio ratio_of(const struct ratio_child *children, size_t count, int adults);

#endif
