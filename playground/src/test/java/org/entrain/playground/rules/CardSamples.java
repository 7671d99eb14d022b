package org.entrain.playground.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Cards that are good for Teams and for the official schema, with every kind of element between them. */
final class CardSamples {
    private CardSamples() {}

    static List<JsonNode> all() {
        return List.of(texts(), boxes(), inputs(), actions());
    }

    /** A card with this body, of version 1.5. */
    static JsonNode card(String body) {
        return BlockKitSamples.json("{'type':'AdaptiveCard','version':'1.5','body':[%s],'actions':[]}".formatted(body));
    }

    static JsonNode texts() {
        return BlockKitSamples.json("""
                {'type':'AdaptiveCard','version':'1.5','$schema':'http://adaptivecards.io/schemas/adaptive-card.json',
                 'fallbackText':'A quiz','speak':'A quiz','lang':'fr','rtl':false,'minHeight':'50px',
                 'verticalContentAlignment':'center','backgroundImage':{'type':'BackgroundImage',
                   'url':'https://a.example/b.png','fillMode':'cover','horizontalAlignment':'left','verticalAlignment':'top'},
                 'msteams':{'width':'Full','entities':[
                   {'type':'mention','text':'<at>Amina</at>','mentioned':{'id':'29:1','name':'Amina'}}]},
                 'body':[
                  {'type':'TextBlock','text':'Bravo <at>Amina</at>','color':'good','fontType':'default','size':'large',
                   'isSubtle':false,'weight':'bolder','horizontalAlignment':'left','maxLines':3,'wrap':true,
                   'style':'heading','id':'t','isVisible':true,'separator':true,'spacing':'small','height':'auto',
                   'requires':{'feature':'1.0'},'fallback':'drop'},
                  {'type':'RichTextBlock','horizontalAlignment':'center','inlines':['Well ',
                   {'type':'TextRun','text':'done','italic':true,'highlight':false,'strikethrough':false,
                    'underline':true,'color':'accent','selectAction':{'type':'Action.Submit','data':{'a':'b'}}}]},
                  {'type':'FactSet','facts':[{'title':'Taken part','value':'12'},{'type':'Fact','title':'A','value':'B'}]},
                  {'type':'Image','url':'https://a.example/i.png','altText':'A loaf','size':'medium','style':'person',
                   'width':'50px','height':'50px','backgroundColor':'#ffffff','horizontalAlignment':'right',
                   'msteams':{'allowExpand':true},
                   'fallback':{'type':'TextBlock','text':'A loaf'}},
                  {'type':'ImageSet','imageSize':'small','images':[
                   {'type':'Image','url':'http://localhost:8080/i.png','altText':'A loaf'}]}]}""");
    }

    static JsonNode boxes() {
        return BlockKitSamples.json("""
                {'type':'AdaptiveCard','version':'1.5','body':[
                  {'type':'Container','style':'Emphasis','bleed':true,'minHeight':'20px','verticalContentAlignment':'top',
                   'backgroundImage':'https://a.example/b.png','selectAction':{'type':'Action.OpenUrl','url':'https://a.example'},
                   'items':[{'type':'TextBlock','text':'In a box'}]},
                  {'type':'ColumnSet','style':'default','bleed':false,'horizontalAlignment':'center','columns':[
                   {'type':'Column','width':'auto','spacing':'none','style':'good','separator':false,'id':'c',
                    'items':[{'type':'TextBlock','text':'Left'}]},
                   {'width':2,'verticalContentAlignment':'bottom','fallback':'drop','items':[{'type':'TextBlock','text':'Right'}]}]},
                  {'type':'Table','firstRowAsHeader':true,'showGridLines':false,'gridStyle':'accent',
                   'horizontalCellContentAlignment':'left','verticalCellContentAlignment':'center',
                   'columns':[{'type':'TableColumnDefinition','width':1},{'width':'50px','horizontalCellContentAlignment':'right'}],
                   'rows':[{'type':'TableRow','style':'default','cells':[
                     {'type':'TableCell','style':'good','items':[{'type':'TextBlock','text':'1'}]},
                     {'type':'TableCell','items':[{'type':'TextBlock','text':'2'}]}]}]}]}""");
    }

    static JsonNode inputs() {
        return BlockKitSamples.json("""
                {'type':'AdaptiveCard','version':'1.5','body':[
                  {'type':'Input.Text','id':'a','label':'Why?','isRequired':true,'errorMessage':'Say why','isMultiline':true,
                   'maxLength':300,'placeholder':'Because','regex':'.+','style':'text','value':'x',
                   'inlineAction':{'type':'Action.Submit','title':'Go'}},
                  {'type':'Input.Number','id':'b','min':1,'max':9,'value':3,'placeholder':'3'},
                  {'type':'Input.Date','id':'c','min':'2026-01-01','max':'2026-12-31','value':'2026-11-22'},
                  {'type':'Input.Time','id':'d','min':'08:00','max':'18:00','value':'09:30'},
                  {'type':'Input.Toggle','id':'e','title':'Remind me','value':'true','valueOn':'true','valueOff':'false','wrap':true},
                  {'type':'Input.ChoiceSet','id':'f','style':'expanded','isMultiSelect':true,'value':'1','placeholder':'Choose',
                   'wrap':true,'choices':[{'title':'One','value':'1'},{'type':'Input.Choice','title':'Two','value':'2'}]}],
                 'actions':[{'type':'Action.Submit','title':'Send','data':{'do':'x'},'associatedInputs':'auto'}]}""");
    }

    static JsonNode actions() {
        return BlockKitSamples.json("""
                {'type':'AdaptiveCard','version':'1.5',
                 'refresh':{'type':'Refresh','action':{'type':'Action.Execute','verb':'refresh','data':{}},'userIds':['29:1']},
                 'authentication':{'type':'Authentication','text':'Sign in','connectionName':'c',
                   'tokenExchangeResource':{'id':'1','uri':'u','providerId':'p'},
                   'buttons':[{'type':'signin','title':'Sign in','image':'i','value':'v'}]},
                 'selectAction':{'type':'Action.Execute','verb':'open'},
                 'body':[{'type':'ActionSet','actions':[
                   {'type':'Action.OpenUrl','title':'Read','url':'https://a.example','iconUrl':'https://a.example/i.png'},
                   {'type':'Action.ToggleVisibility','title':'More','targetElements':['t',{'elementId':'u','isVisible':true}]}]},
                  {'type':'TextBlock','id':'t','text':'More'},{'type':'TextBlock','id':'u','text':'Yet more'}],
                 'actions':[
                  {'type':'Action.Execute','title':'Answer','verb':'answer','data':{'n':1},'associatedInputs':'none',
                   'id':'x','style':'positive','mode':'primary','tooltip':'Your answer','isEnabled':true,
                   'requires':{'f':'1'},'fallback':{'type':'Action.Submit','title':'Answer'}},
                  {'type':'Action.ShowCard','title':'Fold out','card':{'type':'AdaptiveCard','body':[
                   {'type':'TextBlock','text':'Inside'}]}}]}""");
    }
}
