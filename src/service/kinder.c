/* SPDX-License-Identifier: MIT */
/* The words and why. Source: DOMAIN 1.7 (TACT, Adoption UK, fostering standards). */
#include "words_priv.h"

#define CHILDREN_SAY  "Respite sounds as if a child were hard to bear; children say sleepover."
#define NOT_THE_CHILD "It says what the child feels, not what the child is."
#define NOT_A_CRIME   "Abscond is a word for prisoners."
#define OWN_WORD      "Ask the child which word is theirs, and use that."
#define A_HOME        "To the child it is a home."
#define FULL_WORDS    "The child may read this one day: full words are easier."
#define OUR_PLAN      "It is the child's plan."
#define FAMILY_TIME   "To the child it is time with their family."

#define FAMILY                                                                                     \
    "mum|mums|mummy|mother|dad|dads|daddy|father|parent|parents|gran|granny|grandma|nan|nana|"     \
    "grandad|grandpa|grandparents|grandmother|grandfather|brother|brothers|sister|sisters|"        \
    "sibling|siblings|aunt|auntie|uncle|cousin|cousins|family|relatives|birth"

// clang-format off
/* What has more words comes first. */
const struct kinder kinder_words[] = {
    {.avoid = "respite carers", .say = "hosts", .why = CHILDREN_SAY},
    {.avoid = "respite carer", .say = "host", .why = CHILDREN_SAY},
    {.avoid = "respite care", .say = "sleepovers", .why = CHILDREN_SAY},
    {.avoid = "respite", .say = "sleepover", .why = CHILDREN_SAY},
    {.avoid = "challenging behaviours", .say = "distressed feelings", .why = NOT_THE_CHILD},
    {.avoid = "challenging behaviors", .say = "distressed feelings", .why = NOT_THE_CHILD},
    {.avoid = "challenging behaviour", .say = "trouble coping", .why = NOT_THE_CHILD},
    {.avoid = "challenging behavior", .say = "trouble coping", .why = NOT_THE_CHILD},
    {.avoid = "absconding", .say = "running away", .why = NOT_A_CRIME},
    {.avoid = "absconded", .say = "ran away", .why = NOT_A_CRIME},
    {.avoid = "absconds", .say = "runs away", .why = NOT_A_CRIME},
    {.avoid = "abscond", .say = "run away", .why = NOT_A_CRIME},
    {.avoid = "birth parents", .say = "parents", .why = OWN_WORD},
    {.avoid = "birth parent", .say = "parent", .why = OWN_WORD},
    {.avoid = "birth mother", .say = "Mum", .why = OWN_WORD},
    {.avoid = "birth mum", .say = "Mum", .why = OWN_WORD},
    {.avoid = "birth father", .say = "Dad", .why = OWN_WORD},
    {.avoid = "birth dad", .say = "Dad", .why = OWN_WORD},
    {.avoid = "biological parents", .say = "parents", .why = OWN_WORD},
    {.avoid = "biological parent", .say = "parent", .why = OWN_WORD},
    {.avoid = "biological mother", .say = "Mum", .why = OWN_WORD},
    {.avoid = "biological father", .say = "Dad", .why = OWN_WORD},
    {.avoid = "natural parents", .say = "parents", .why = OWN_WORD},
    {.avoid = "care plans", .say = "future plans", .why = OUR_PLAN, .not_after = "health"},
    {.avoid = "care plan", .say = "my plan", .why = OUR_PLAN, .not_after = "health"},
    {.avoid = "placements", .say = "homes", .why = A_HOME, .not_after = "work|school|student|nursery|job|university",
        .not_before = "order|orders"},
    {.avoid = "placement", .say = "home", .why = A_HOME, .not_after = "work|school|student|nursery|job|university",
        .not_before = "order|orders|year|student"},
    {.avoid = "placed with", .say = "living with", .why = A_HOME},
    {.avoid = "lac", .say = "child in care", .why = FULL_WORDS, .capitals = true},
    {.avoid = "plac", .say = "child who was in care", .why = FULL_WORDS, .capitals = true},
    {.avoid = "cic", .say = "child in care", .why = FULL_WORDS, .capitals = true},
    {.avoid = "sgo", .say = "special guardianship order", .why = FULL_WORDS, .capitals = true},
    {.avoid = "contact", .say = "family time", .why = FAMILY_TIME, .with = FAMILY,
        .not_after = "emergency|eye|skin|physical|bodily|first|main|key|named|school|agency|to|please|can|"
            "could|will|would|should|must|may|might|not|t|then|and|or|make|made|makes|making|"
            "lose|lost|in|into|i|we|they|you|she|he|who|only|best",
        .not_before = "lens|lenses|number|numbers|details|detail|list|lists|sheet|sheets|form|"
            "name|names|person|people|book|card|page|us|me|him|her|them|you|the|a|an|my|our|"
            "your|their|his|school|gp|doctor|nurse|police|agency|social|information|info|sport|"
            "sports|dermatitis|allergy|allergies|address|email|phone|tel|mum|dad|parents|family|0"},
};
// clang-format on

const size_t kinder_count = sizeof kinder_words / sizeof *kinder_words;
