/* SPDX-License-Identifier: MIT */
/* Invented names of a varied Britain. Any likeness to a family that exists is by chance. */
#include "practice_priv.h"

// clang-format off
#define STOCK(id, last, women, men) \
    static const char *const id##_surnames[] = {last}; \
    static const char *const id##_she[] = {women}; \
    static const char *const id##_he[] = {men};
#define LIST(...) __VA_ARGS__

STOCK(english,
    LIST("Whitcombe", "Marsh", "Pell", "Ashdown", "Thorley", "Garside", "Hale", "Bramwell", "Tunnicliffe", "Oakes", "Fennimore", "Sparrow"),
    LIST("Beth", "Ruth", "Hannah", "Ivy", "Freya", "Daisy", "Joan", "Alice", "Maisie", "Poppy", "Sue", "Lottie"),
    LIST("Ben", "Jay", "Alfie", "Tom", "George", "Stanley", "Will", "Archie", "Ned", "Harry", "Leo", "Colin"))
STOCK(scots,
    LIST("MacLeòid", "Mac an Tàilleir", "NicDhòmhnaill", "Buchan", "Lorimer", "Geddes", "MacAskill", "Tulloch"),
    LIST("Eilidh", "Mòrag", "Catrìona", "Isla", "Seonaid", "Iona", "Kirsty", "Mairead"),
    LIST("Ruairidh", "Calum", "Eòghann", "Fergus", "Hamish", "Lachlan", "Innes", "Dùghall"))
STOCK(welsh,
    LIST("ap Rhys", "Cadwgan", "Gethin", "Prydderch", "Llewelyn", "Gwynne", "Tudur", "Bebb"),
    LIST("Siân", "Angharad", "Nia", "Cerys", "Mali", "Gwenllïan", "Efa", "Lowri"),
    LIST("Osian", "Gethin", "Emyr", "Siôn", "Macsen", "Ieuan", "Tomos", "Gruffudd"))
STOCK(irish,
    LIST("Ó Briain", "Ní Fhloinn", "O'Dowd", "O'Connor", "Mac Giolla", "D'Arcy", "Ó Sé", "McGrady"),
    LIST("Aoife", "Caoimhe", "Niamh", "Róisín", "Orla", "Sadhbh", "Bríd", "Clodagh"),
    LIST("Séamus", "Patrick", "Oisín", "Cillian", "Daithí", "Fionn", "Tadhg", "Conor"))
STOCK(polish,
    LIST("Nowak", "Wójcik", "Jabłoński", "Król", "Zając", "Śliwa", "Dąbek", "Piątek"),
    LIST("Łucja", "Zofia", "Agnieszka", "Hania", "Małgorzata", "Ewa", "Kinga", "Basia"),
    LIST("Łukasz", "Paweł", "Jan", "Tomek", "Michał", "Staś", "Kuba", "Wojciech"))
STOCK(bengali,
    LIST("Begum", "Miah", "Choudhury", "Sarkar", "Ali", "Talukder", "Mondal", "Biswas"),
    LIST("Nasrin", "Tahmina", "Sultana", "Rukhsana", "Anika", "Maliha", "Shirin", "Jahanara"),
    LIST("Rafiq", "Ayaan", "Kamal", "Farhan", "Tareq", "Imran", "Zubair", "Shafi"))
STOCK(igbo,
    LIST("Okafor", "Eze", "Nwosu", "Onyekachi", "Chukwu", "Ibe", "Anyanwu", "Obi"),
    LIST("Chidinma", "Ngozi", "Adaeze", "Ifeoma", "Grace", "Kosi", "Amarachi", "Uju"),
    LIST("Kelechi", "Chinedu", "Emeka", "Obinna", "Dan", "Uche", "Ikenna", "Somto"))
STOCK(chinese,
    LIST("Chen", "Lau", "Wong", "Zhao", "Ho", "Tsang", "Lin", "Kwok"),
    LIST("Mei", "Lily", "Xiu", "Ling", "Jia", "Wai-Yee", "Hui", "Yan"),
    LIST("Jun", "Wei", "Kai", "Ming", "Ho-Yin", "Bo", "Tao", "Long"))
STOCK(indian,
    LIST("Patel", "Shah", "Kaur", "Gill", "Mistry", "Nair", "Desai", "Rao"),
    LIST("Priya", "Anaya", "Meera", "Harpreet", "Jaya", "Simran", "Leela", "Kavita"),
    LIST("Rohan", "Arjun", "Vikram", "Gurpreet", "Dev", "Nikhil", "Sunil", "Kiran"))
STOCK(caribbean,
    LIST("Baptiste", "Bailey-Reid", "Joseph", "Prosper", "Charles", "Alleyne", "Francis", "Reid"),
    LIST("Shanice", "Marcia", "Delphine", "Tiana", "Yvette", "Jo", "Renée", "Naomi"),
    LIST("Callum", "Dwayne", "Marlon", "Tyrese", "Errol", "Jaden", "Kit", "Andre"))
STOCK(arabic,
    LIST("Rahman", "Haddad", "El-Amin", "Warsame", "Nasser", "Yusuf", "Al-Khatib", "Osman"),
    LIST("Amina", "Layla", "Hodan", "Salma", "Noor", "Zahra", "Fadumo", "Dunya"),
    LIST("Yusuf", "Idris", "Sami", "Bilal", "Omar", "Zakariya", "Hamza", "Karim"))
STOCK(portuguese,
    LIST("Ferreira", "D'Souza", "Gonçalves", "Magalhães", "Brandão", "Simões", "Figo", "Araújo"),
    LIST("Inês", "Conceição", "Beatriz", "Lúcia", "Matilde", "Joana", "Teresa", "Rute"),
    LIST("João", "Tiago", "Simão", "Nuno", "Martim", "Gaspar", "Rui", "Vasco"))

#define ROW(id) {id##_surnames, id##_she, id##_he, COUNT(id##_surnames), COUNT(id##_she), COUNT(id##_he)}
const struct name_stock name_stocks[] = {
    ROW(english), ROW(scots), ROW(welsh), ROW(irish), ROW(polish), ROW(bengali), ROW(igbo),
    ROW(chinese), ROW(indian), ROW(caribbean), ROW(arabic), ROW(portuguese),
};
const int name_stock_count = COUNT(name_stocks);

const char *const hub_names[] = {
    "Robin", "Wren", "Heron", "Linnet", "Plover", "Dunlin", "Swift", "Kestrel", "Lapwing", "Siskin",
    "Curlew", "Martin", "Dipper", "Osprey", "Skylark", "Teal", "Nuthatch", "Redwing", "Avocet", "Goldcrest",
};
const int hub_name_count = COUNT(hub_names);

const char *const school_names[] = {
    "Elm Park Primary", "St Brannow's Primary", "Long Meadow School", "Ysgol y Dderwen",
    "Tall Trees Primary", "Pennywell Lane Primary", "Harefield Rise Academy", "The Orchard School",
};
const int school_name_count = COUNT(school_names);

/* The families of the first hub. Nine now: 5 with one child, 3 with two, 1 with three. */
const struct cast_family practice_cast[] = {
    {"Okafor", {{"Grace Okafor", NULL, "mum"}, {"Dan Okafor", NULL, "dad"}, {"Ngozi Ibe", NULL, "gran"}},
        {{"Mia", NULL, 'g', 8, CHILD_ALLERGY}, {"Theo", NULL, 'b', 6, CHILD_INHALER}}, false},
    {"Reid", {{"Callum Reid", "Cal", "dad"}, {0}, {"Jo Marsh", NULL, "neighbour"}},
        {{"Jayden", "Jay", 'b', 11, 0}}, false},
    {"Patel-Shah", {{"Priya Patel", NULL, "mum"}, {"Imran Shah", NULL, "dad"}, {"Leela Patel", NULL, "ba"}},
        {{"Anaya", NULL, 'g', 4, 0}, {"Rohan", NULL, 'b', 4, CHILD_WITH_LAST}}, true},
    {"Ó Briain", {{"Aoife Ó Briain", NULL, "mum"}, {"Emyr Gwynne", NULL, "dad"}, {"Bríd Ó Briain", NULL, "nan"}},
        {{"Siân", NULL, 'g', 14, 0}}, false},
    {"Nowak-Hale", {{"Łucja Nowak", "Lucy", "mum"}, {"Beth Hale", NULL, "mama"}, {"Małgorzata Nowak", "Gosia", "babcia"}},
        {{"Zofia", "Zosia", 'g', 7, CHILD_NOT_ADOPTED}}, false},
    {"Begum", {{"Nasrin Begum", NULL, "mum"}, {"Rafiq Miah", NULL, "dad"}, {"Shirin Begum", NULL, "khala"}},
        {{"Tahmina", NULL, 'g', 12, 0}, {"Ayaan", NULL, 'b', 9, 0}}, false},
    {"MacLeòid", {{"Eilidh MacLeòid", NULL, "mum"}, {0}, {"Hamish Lorimer", NULL, "grandad"}},
        {{"Ruairidh", NULL, 'b', 10, CHILD_LEAP}}, false},
    {"Chen-O'Connor", {{"Mei Chen", NULL, "mum"}, {"Patrick O'Connor", "Pat", "dad"}, {"Xiu Chen", NULL, "po po"}},
        {{"Mia", NULL, 'g', 10, 0}, {"Jun", NULL, 'b', 8, 0}, {"Lily", NULL, 'g', 5, CHILD_INHALER}}, false},
    {"Eze", {{"Chidinma Eze", "Chi-Chi", "mum"}, {0}, {"Uju Nwosu", NULL, "auntie"}},
        {{"Kelechi", NULL, 'b', 13, 0}}, false},
};
const int cast_count = COUNT(practice_cast);
// clang-format on
