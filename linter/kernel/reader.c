/* `Reader`: how paragraphs are read, as `linter/textmend/quotes/solver.py` does. */

#include "python.h"
#include "solver.h"

#include <stdlib.h>

typedef struct {
    PyObject_HEAD
    Habits habits;
    PyTypeObject *mark; /* the class of marks */
    PyObject *roles[ROLES], *none;
} Reader;

static bool refuse(const char *what)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, what);
    return false;
}

static bool take_step(PyObject *object, Step *step)
{
    if (!PyArg_ParseTuple(object, "bdbd", &step->opened, &step->opening, &step->closed,
                          &step->closing))
        return false;
    return (step->opened < STATES && step->closed < STATES) || refuse("no such state");
}

/* Takes the steps from each state for one kind of mark, the first kind being another or the same. */
static bool take_steps(PyObject *object, Step *steps)
{
    if (PyTuple_Size(object) != STATES)
        return refuse("steps are from each state");
    for (Py_ssize_t state = 0; state < STATES; state++)
        if (!take_step(PyTuple_GetItem(object, state), &steps[state]))
            return false;
    return true;
}

static bool take_habits(Reader *self, PyObject *steps, PyObject *roles)
{
    Habits *habits = &self->habits;
    if (PyTuple_Size(steps) != KINDS * KINDS || PyTuple_Size(roles) != ROLES)
        return refuse("steps of two kinds, by two, and five roles");
    if (habits->window == 0 || habits->deepest >= STATES)
        return refuse("a window of some marks, and few that are open");
    for (Py_ssize_t i = 0; i < KINDS * KINDS; i++)
        if (!take_steps(PyTuple_GetItem(steps, i), habits->steps[i / KINDS][i % KINDS]))
            return false;
    for (Py_ssize_t role = 0; role < ROLES; role++)
        self->roles[role] = Py_NewRef(PyTuple_GetItem(roles, role));
    return true;
}

static PyObject *reader_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    static char *names[] = {"mark",  "steps",      "roles",    "window", "deepest",
                            "clear", "negligible", "rounding", NULL};
    PyTypeObject *mark;
    PyObject *steps, *roles;
    Py_ssize_t window, deepest;
    Habits habits;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O!O!O!nnddd:Reader", names, &PyType_Type,
                                     &mark, &PyTuple_Type, &steps, &PyTuple_Type, &roles, &window,
                                     &deepest, &habits.clear, &habits.negligible,
                                     &habits.rounding) ||
        !is_for_records(mark))
        return NULL;
    Reader *self = (Reader *)new_object(type);
    if (self == NULL)
        return NULL;
    self->habits = habits;
    self->habits.window = window < 0 ? 0 : (size_t)window;
    self->habits.deepest = deepest < 0 ? STATES : (size_t)deepest;
    self->mark = (PyTypeObject *)Py_NewRef((PyObject *)mark);
    self->none = PyLong_FromLong(-1);
    if (self->none == NULL || !take_habits(self, steps, roles)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

static void reader_dealloc(PyObject *object)
{
    Reader *self = (Reader *)object;
    for (int role = 0; role < ROLES; role++)
        Py_XDECREF(self->roles[role]);
    Py_XDECREF(self->none);
    Py_XDECREF((PyObject *)self->mark);
    free_object(object);
}

/* Takes a number below a limit; a negative one is none. */
static bool take_number(PyObject *object, int limit, uint8_t *number)
{
    long value = object ? PyLong_AsLong(object) : -1;
    if (value < 0 || value >= limit)
        return refuse("no such kind or role");
    *number = (uint8_t)value;
    return true;
}

static bool take_weights(PyObject *object, double *weights)
{
    if (object == NULL || !PyTuple_Check(object) || PyTuple_Size(object) != ROLES)
        return refuse("a weight for each role");
    for (Py_ssize_t role = 0; role < ROLES; role++)
        weights[role] = PyFloat_AsDouble(PyTuple_GetItem(object, role));
    return !PyErr_Occurred();
}

static bool take_evidence(PyObject *object, Evidence *mark)
{
    if (object == NULL || !PyTuple_Check(object) || PyTuple_Size(object) != 4)
        return refuse("evidence is a tuple of four");
    if (!take_number(PyTuple_GetItem(object, 0), KINDS, &mark->kind) ||
        !take_weights(PyTuple_GetItem(object, 1), mark->weights) ||
        !take_number(PyTuple_GetItem(object, 2), ROLES, &mark->role))
        return false;
    mark->doubt = PyFloat_AsDouble(PyTuple_GetItem(object, 3));
    return !PyErr_Occurred();
}

/* Marks that were found, what is known of them, and room for what is decided. */
typedef struct {
    PyObject *found, *known;
    size_t count;
    Evidence *evidence;
    Decision *decided;
} Marks;

static bool take_marks(Marks *marks)
{
    Py_ssize_t count = PyList_Size(marks->known);
    if (PyList_Size(marks->found) != count)
        return refuse("marks, and what is known of each");
    marks->count = (size_t)count;
    marks->evidence = calloc(marks->count + 1, sizeof *marks->evidence);
    marks->decided = calloc(marks->count + 1, sizeof *marks->decided);
    if (marks->evidence == NULL || marks->decided == NULL) {
        PyErr_NoMemory();
        return false;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (!take_evidence(PyList_GetItem(marks->known, i), &marks->evidence[i]))
            return false;
    return true;
}

static void let_go(Marks *marks)
{
    free(marks->evidence);
    free(marks->decided);
}

/* Where a mark stands, or how it is written; NULL where neither is told. */
static PyObject *told(const Marks *marks, size_t number, Py_ssize_t which)
{
    PyObject *pair = PyList_GetItem(marks->found, (Py_ssize_t)number);
    if (pair != NULL && !PyTuple_Check(pair))
        PyErr_SetString(PyExc_TypeError, "a mark is where it stands, and how it is written");
    return PyErr_Occurred() ? NULL : PyTuple_GetItem(pair, which);
}

static bool add_mark(const Reader *self, const Marks *marks, size_t number, PyObject *table)
{
    const Decision *decided = &marks->decided[number];
    PyObject *at = told(marks, number, 0), *glyph = at ? told(marks, number, 1) : NULL;
    PyObject *known = PyList_GetItem(marks->known, (Py_ssize_t)number), *partner = self->none;
    if (decided->partner >= 0)
        partner = told(marks, (size_t)decided->partner, 0);
    if (glyph == NULL || known == NULL || partner == NULL)
        return false;
    PyObject *fields[] = {
        Py_NewRef(at),
        Py_NewRef(glyph),
        Py_XNewRef(PyTuple_GetItem(known, 0)),
        Py_NewRef(self->roles[decided->role]),
        PyFloat_FromDouble(decided->confidence),
        Py_NewRef(partner),
    };
    PyObject *mark = as_record(self->mark, fields, sizeof fields / sizeof *fields);
    bool is_added = mark != NULL && PyDict_SetItem(table, at, mark) == 0;
    Py_XDECREF(mark);
    return is_added;
}

/* All marks by where they stand. */
static PyObject *as_table(const Reader *self, const Marks *marks)
{
    PyObject *table = PyDict_New();
    for (size_t number = 0; table != NULL && number < marks->count; number++)
        if (!add_mark(self, marks, number, table))
            Py_CLEAR(table);
    return table;
}

static PyObject *reader_plain(PyObject *object, PyObject *arguments)
{
    Reader *self = (Reader *)object;
    Marks marks = {0};
    PyObject *table = NULL;
    if (!PyArg_ParseTuple(arguments, "O!O!:plain", &PyList_Type, &marks.found, &PyList_Type,
                          &marks.known))
        return NULL;
    if (take_marks(&marks))
        table = decide_plainly(&self->habits, marks.evidence, marks.count, marks.decided)
                    ? as_table(self, &marks)
                    : Py_NewRef(Py_None);
    let_go(&marks);
    return table;
}

static PyObject *reader_solve(PyObject *object, PyObject *arguments)
{
    Reader *self = (Reader *)object;
    Marks marks = {0};
    PyObject *table = NULL;
    int primary;
    Frame frame;
    double *ends = frame.ends;
    if (!PyArg_ParseTuple(arguments, "O!O!i(ddddddddd)d:solve", &PyList_Type, &marks.found,
                          &PyList_Type, &marks.known, &primary, &ends[0], &ends[1], &ends[2],
                          &ends[3], &ends[4], &ends[5], &ends[6], &ends[7], &ends[8],
                          &frame.enough))
        return NULL;
    frame.primary = primary == 1;
    if (take_marks(&marks)) {
        if (decide(&self->habits, &frame, marks.evidence, marks.count, marks.decided))
            table = as_table(self, &marks);
        else
            PyErr_NoMemory();
    }
    let_go(&marks);
    return table;
}

static PyMethodDef reader_methods[] = {
    {"plain", reader_plain, METH_VARARGS, NULL},
    {"solve", reader_solve, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

DEFINE_TYPE(reader, Reader, "Reader");
