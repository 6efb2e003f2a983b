/* SPDX-License-Identifier: MIT */
/*
 * Copies that people take away, each return of one, and the questions a return leaves: what was
 * written on both sides, who wrote it, and what a person decided. On the screen a pack is a copy.
 */
#ifndef HUB_MODEL_PACK_H
#define HUB_MODEL_PACK_H

#include "hub/model/parts.h"

// clang-format off

#define PACK_STATUS "out|returned|lost|closed"

#define PACK_FIELDS(F)                                                                             \
    HUB_FIELD(F)                                                                                   \
    F(INT, number, "number", "Number", FIELD_REQUIRED | FIELD_READONLY, .min = 1, .max = 999999999, \
        .help = "Its number in the hub's list of copies.", .source = "DESIGN Packs")               \
    F(TEXT, mark, "mark", "Mark", FIELD_REQUIRED | FIELD_READONLY, .max = 32,                      \
        .help = "The file's own name for itself, by which it is known again.", .source = "FINDINGS 2") \
    F(REF, holder_id, "holder", "Who has it", FIELD_REQUIRED | FIELD_READONLY, .ref = "person",    \
        .help = "Who took the copy away.", .source = "DESIGN Packs")                               \
    F(REF, event_id, "event", "For the event", FIELD_READONLY, .ref = "event",                     \
        .help = "It holds only what this event needs; empty: the whole hub.", .source = "DESIGN Packs") \
    F(STAMP, taken_at, "taken_at", "Taken", FIELD_REQUIRED | FIELD_READONLY,                       \
        .help = "When it was taken.", .source = "DESIGN Packs")                                    \
    F(REF, taken_by, "taken_by", "Taken by", FIELD_READONLY, .ref = "person",                      \
        .help = "Who made it.", .source = "DESIGN Packs")                                          \
    F(DATE, due, "due", "Due home", 0,                                                             \
        .help = "By when it is brought home. Past it the copy warns; it never locks.", .source = "SCREENS Away") \
    F(CHOICE, status, "status", "Where it is", FIELD_REQUIRED | FIELD_READONLY, .choices = PACK_STATUS, \
        .def = "out", .help = "Out, brought home, lost, or done with.", .source = "FINDINGS 1")    \
    F(STAMP, settled_at, "settled_at", "Since", FIELD_READONLY,                                    \
        .help = "When it came home last, or was said to be lost.", .source = "FINDINGS 1")         \
    F(LINKS, families, "families", "Families in it", FIELD_READONLY, .ref = "family", .via = "pack_family", \
        .help = "Whose records a copy for an event holds.", .source = "SCREENS Away")

#define PACK_FAMILY_FIELDS(F)                                                                      \
    F(REF, pack_id, "pack", "Copy", FIELD_REQUIRED, .ref = "pack", .help = "The copy.",            \
        .source = "SCREENS Away")                                                                  \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family",                         \
        .help = "Whose records are in it.", .source = "SCREENS Away")

#define HOMECOMING_FIELDS(F)                                                                       \
    HUB_FIELD(F)                                                                                   \
    F(REF, pack_id, "pack", "Copy", FIELD_READONLY, .ref = "pack",                                 \
        .help = "The copy that came home.", .source = "DESIGN Packs")                              \
    F(STAMP, came_at, "came_at", "When", FIELD_REQUIRED | FIELD_READONLY,                          \
        .help = "When it was brought home.", .source = "DESIGN Packs")                             \
    F(REF, by_id, "by", "By", FIELD_READONLY, .ref = "person", .help = "Who brought it home.",     \
        .source = "DESIGN Packs")                                                                  \
    F(INT, steps, "steps", "Steps", FIELD_READONLY, .max = 999999999, \
        .help = "How many things done away were new here.", .source = "FINDINGS 1")                \
    F(INT, applied, "applied", "Taken in", FIELD_READONLY, .max = 999999999, \
        .help = "How many changes were taken in.", .source = "FINDINGS 1")                         \
    F(INT, same, "same", "The same on both sides", FIELD_READONLY, .max = 999999999, \
        .help = "How many changes had been made here too.", .source = "FINDINGS 1")                \
    F(INT, asked, "asked", "Asked", FIELD_READONLY, .max = 999999999, \
        .help = "How many questions it left.", .source = "FINDINGS 1")                             \
    F(INT, waiting, "waiting", "Waiting", FIELD_READONLY, .max = 999999999, \
        .help = "How many changes wait for such an answer.", .source = "FINDINGS 1")               \
    F(INT, clock_off_s, "clock_off_s", "Clock off by (seconds)", FIELD_READONLY, .min = -999999999, .max = 999999999, \
        .help = "How far the copy's clock was ahead; below 0: behind.", .source = "FINDINGS 1")    \
    F(TEXT, file, "file", "File", FIELD_READONLY, .max = 64,                                       \
        .help = "The checksum of the file as it was.", .source = "FINDINGS 1")                     \
    F(NOTE, receipt, "receipt", "Receipt", FIELD_READONLY, .max = 200000,                          \
        .help = "What came home, line by line; names are left open.", .source = "DESIGN Packs")

#define QUESTION_KINDS "two values|removed and changed|same name|missing parent|not allowed|not theirs|not known|same number"
#define QUESTION_ANSWERS "laptop|home|both|changed since|taken back"

#define QUESTION_FIELDS(F)                                                                         \
    HUB_FIELD(F)                                                                                   \
    F(INT, number, "number", "Number", FIELD_REQUIRED | FIELD_READONLY, .min = 1, .max = 999999999, \
        .help = "Its number in the hub's list of questions.", .source = "CLI resolve")             \
    F(REF, homecoming_id, "homecoming", "Copy brought home", FIELD_READONLY, .ref = "homecoming",  \
        .help = "Which return asked it first.", .source = "FINDINGS 1")                            \
    F(CHOICE, kind, "kind", "What it is about", FIELD_REQUIRED | FIELD_READONLY, .choices = QUESTION_KINDS, \
        .help = "Why it could not be decided without a person.", .source = "FINDINGS 1")           \
    F(TEXT, tbl, "table", "Kind of record", FIELD_REQUIRED | FIELD_READONLY, .max = 60,            \
        .help = "Which kind of record it is about.", .source = "FINDINGS 1")                       \
    F(INT, record_id, "record", "Record", FIELD_REQUIRED | FIELD_READONLY, .min = 1, .max = INT64_MAX, \
        .help = "The record's own number.", .source = "FINDINGS 1")                                \
    F(TEXT, col, "column", "Field", FIELD_READONLY, .max = 60,                                     \
        .help = "Which field of it; empty: all of it.", .source = "FINDINGS 1")                    \
    F(CHOICE, status, "status", "Open or settled", FIELD_REQUIRED | FIELD_READONLY, .choices = "open|settled", \
        .def = "open", .help = "Whether a person has decided it.", .source = "FINDINGS 1")         \
    F(CHOICE, answer, "answer", "Answer", FIELD_READONLY, .choices = QUESTION_ANSWERS,             \
        .help = "What was decided.", .source = "CLI resolve")                                      \
    F(REF, settled_by, "settled_by", "Settled by", FIELD_READONLY, .ref = "person",                \
        .help = "Who decided it.", .source = "FINDINGS 1")                                         \
    F(STAMP, settled_at, "settled_at", "Settled", FIELD_READONLY, .help = "When it was decided.",  \
        .source = "FINDINGS 1")

#define CLAIM_FIELDS(F)                                                                            \
    F(REF, question_id, "question", "Question", FIELD_REQUIRED | FIELD_READONLY, .ref = "question", \
        .help = "The question it belongs to.", .source = "FINDINGS 1")                             \
    F(CHOICE, side, "side", "Where", FIELD_REQUIRED | FIELD_READONLY, .choices = "laptop|home",    \
        .help = "Written in a copy that was away, or here.", .source = "DECISIONS Journal")        \
    F(INT, site, "site", "Site", FIELD_READONLY, .min = 0, .max = INT64_MAX,                       \
        .help = "The step it comes from: which opening.", .source = "FINDINGS 1")                  \
    F(INT, seq, "seq", "Step", FIELD_READONLY, .min = 0, .max = INT64_MAX,                         \
        .help = "Which step of it.", .source = "FINDINGS 1")                                       \
    F(INT, n, "n", "Change", FIELD_READONLY, .min = 0, .max = INT64_MAX,                           \
        .help = "Which change of the step.", .source = "FINDINGS 1")                               \
    F(REF, who_id, "who", "Who", FIELD_READONLY, .ref = "person", .help = "Who wrote it.",         \
        .source = "SCREENS Away")                                                                  \
    F(STAMP, made_at, "made_at", "When", FIELD_READONLY,                                           \
        .help = "When, by the clock of where it was written.", .source = "SCREENS Away")           \
    F(NOTE, value, "value", "What was written", FIELD_PRIVATE | FIELD_READONLY, .max = 1000000,    \
        .help = "The value as it was written; both are kept for ever.", .source = "FINDINGS 1")

// clang-format on

/* What became of a change that is not in the tables: change_aside.fate in the file. */
enum aside_fate {
    ASIDE_SAME = 1,    /* the same was written here already */
    ASIDE_ASKED = 2,   /* another value stands; a question is open, or was */
    ASIDE_WAITS = 3,   /* cannot be put in yet: same name, parent missing, not known */
    ASIDE_SETTLED = 4, /* a person chose what stood already: it outranks what it was chosen over */
    ASIDE_LEFT = 5,    /* hub keeps this by itself, or a person left it out (by_site, by_seq) */
    ASIDE_PAST = 6,    /* a later write that knew of it was here before it */
    ASIDE_LATER = 7,   /* it had waited, and the step (by_site, by_seq) here put it in */
    ASIDE_BARRED = 8,  /* the copy's holder may not write this: it waits for a person, and claims nothing */
};

NOUN_STRUCT(pack, PACK_FIELDS);
NOUN_STRUCT(pack_family, PACK_FAMILY_FIELDS);
NOUN_STRUCT(homecoming, HOMECOMING_FIELDS);
NOUN_STRUCT(question, QUESTION_FIELDS);
NOUN_STRUCT(claim, CLAIM_FIELDS);

extern const struct noun pack_noun;
extern const struct noun pack_family_noun;
extern const struct noun homecoming_noun;
extern const struct noun question_noun;
extern const struct noun claim_noun;

#endif
