// The common passwords of Django 5.2.19 (19640 entries, collected by Royce Williams), front-coded: a base36 digit
// for the characters shared with the entry before, then the rest (¤ is a space). SHA-256 of Django's text file:
// 29ca0fa5303165f012f3e9775e3e95a3071cdd59f219973ec1cbb308d0214a6f.
// Written by tests/vectors/common_passwords.py. BSD-3-Clause, see common-passwords.LICENSE.
export const FRONT_CODED_PASSWORDS = `
0! 1@#$%^ 1ab#cd$ 1qaz1qaz 42wsx 1~!1 0"1,00001e+14" 1k.,jdm" 1zxcvbnm," 9./" 0#1bitch 2pimp 2stunna 0$hex 0& 1#2336: 6;
1hearts 7: 0***** 5* 6** 8** 1123456 0- 1deleted- 0. 1..... 1adgjm 6ptw 00 1.00000000 10 20 30 40 50 60 70 80 90 a00 61
67 6a 51 56 57 59 5a 41111 3111 423 3666 37 477 486 3999 3webhost 21001 3100 611 422 633 3579238 27 3007 6007 3700 3bond
29988 110 31 401 601 41980 71 74 75 76 77 78 690 71 42000 79 610 71 480 3203 604 805 a06 391989 489 21194 22012 33 40123
44 55 66 77 88 99 a0 4654789 23579 2470147 4258369 4852 70 7369 59 66325 29283 67465 120 3202 3304 130 3201 3303 382006
140 322000 3404 3506 220 3945d 150 3505 3965 2200520 160 3606 22593 170 3707 3809 180 3808 2520852 190 351945 361976
3790 3807 39 409 609 2121962q 496 28098 37 46 55 64 73 821 aq 3890 3poi 1icotpd785 1o9i8u 67y 2km9ijn 1p9o8i7u
1r968ji9ufj6 2ange 01 10 20 30 400 60 51 31 400 41001 32 400 6300 461 34 484 3500 37 3986 21 30 41 50 610 810 480 55 56
57 58 59 490 52 31 401 412 32 22 30 40718 41020 43 50 640 850 a60 6a 3102 32 33 34 41024 3938 647 856 23196 2577 28108
2987654321 2pace 11 20 3001 411 56 57 58 59 424 55 434 459 475 485 491 52 3110 6110 59 420 32 36782 488 21 3000 31 40000
41 51 61 71 81 91 a1 b1 c111 8a 7a 7q 6a 7a 6q 52 62222 5a 5q 422 622 4aaaa 4qq 6qq 32 413 614 422 6333 6tianya 3333
3444 3555 3666 480 3777 3888 3999 3aaa 3nice 3qqq 22 3020 31 412 32 411 622 433 64 74 855 a66 6a 6q 7q 33 41123 445 66
458 613 821 34 23113 3355 24477 25599 27117 28118 29119 3911 12 20 30nerds 3120 497 3279 3389 34 35 3679 3702 38 39 3n2x
21 30 401 41961 31 406 4109032 421 32 412 61 72 812 63 6a 6q 53 434 482 53 54 55 56 57 58 59 490 52 33 41213 54 615 816
424810z 34 35 22001 52 31 412 621 422 33 433 64444 54 34 35 23 30 400 4123 70 4456 498 31 423 60 61 72 83 9123 9a 9q
6321 64 75 86 6a 7a 6q 7we 6z 447 321 523 4323q 54 458 33 421 60 61 723 9321 6a 7a 6q 7we 6z 433 469 34 40987 412 63 74
4321 44321 8a 8q 45 50 69876 51 623 845 54 6321 55 64321 66 56 6! 6+ 6. 60 70 61 72 83 9456 65 74321 66 754321 67 71 77
78 80 81 88 89 9* 9+ 9. 90 a- b= a0 b0 b987654321 a1 b23 d4567890 a987654321 aa aq bwertyuiop az 91 a0 b11 d12 a23 c456
f7 g89 98 a7654321 99 a87654321 9a aa abc as bd 9b 9c 9d 9e 9f 9g 9h 9i 9j 9k 9l 9m 9n 9o 9p 9q aaz aw be crty 9r 9s 9t
9v 9w 9x 9y 9z 8a 8b 8c 8d 8j 8k 8m 8q 8r 8s 8z 79 88 7a 7b 7c 7d 7g 7h 7j 7k 7l 7m 7n 7p 7q 8q 7r 7s 7t 7u 7y 7z 68 77
79 69 787 6@ 6a 7a 8a 7b 8c 9d 7s 8d 9f 7z 6b 6c 6d 6e 6f 6g 6h 6i 6j 6k 6l 6m 7m 6n 6o 7k 6p 6q 7az 7q 7w 8e 9r aty 6r
6s 7s 6t 6u 6v 6w 6x 6y 6z 7x 8c 7z 57 58 59 6876 5a 6a 6bc 8d 9e 6s 7d 8fg 5b 5c 5d 5e 5f 5g 5h 5i 5j 5k 5l 5m 5n 5o 5p
5q 6az 6w 7e 8r 9t ay 5r 5s 6ix 5t 5v 5w 5x 5y 5z 6xc 8vb 46 55 57 689 48765 4aa 5b 6c 7d 5s 6d 7f 4five 4love 4qaz 5q
5w 6e 7r 8ty 4rewq 4zxcv 35 446 46 57 4789 4813 721 36 454 67 78 89 6987 6a 466 478 49 58 67 74 81 85 3789 6456 65 3852
490 3987 6456 3a123 7a 4456 4aa 4bc 6123 6456 6d 4dmin32 a1 ba 4sd 6123 6f 3edc 4rt 4wq 3four 3hfjdk147 3kid 3lol 5ve
3mudar 3odidol 3password 3q123 7q 4az 6wsx 4q123 5q 4we 6123 9qwe 6456 6asd 9zxc 6r 7t 8y 3red 3soleil 4tella 3wer 3xyz
3zaq 4xc 4zz 24124 43 3356 35 478 6963 25125 3678 272446 28128 3500 2love 2monkeys 2qw! 412 6qw 423we 434 6er 4as 6zx
4erty 2s3t4p55 3tep 13 20 3130 21 3061 33 413 613 6a 34 41314 55 420 51 4520 61 22132 34 41324 435 646 456 5768 465 6798
3680 242 3679 6258 6852 25135 3246 37 41357 42468 49 5- 50 68642 51 61 63579 52 6468 90 58642 387930210 266613 27900
41379 29381512 14 20 3473 2121412 34 414 614 3516 22536 3857 23 3143 6143 344 35254 25145 3236 33 41453 3632 2629227 27
3147 6147 3258 636 89 90 9a 3369 35369 4963 3741 3852 6369 49 56 63 72 81 85 3963 2881488 15 20 3556 3801 215 415 615
3617 22535 23153 3426 3624 3759 2426378 3322358 26156 29 3159 6159 3258357 463 3357 6258 6456 6a 6r 3487 3632 61 3753 60
6123 759753 6258 6456 6852 6a 3852 474 61 553 721 3951 16 20 3403 351980 21616 616 22534 28168 3asd168 17 20 31 21204jg
37 417 617 3819 22839 23928 18 20 218 418 618 3920 2273645 2436572 25800 267sb 27187 2atcskd2w 2n28n24a5 19 20 331903
3494 35 41905 37 41907 3986 21191 39 419 619 22837 646 85 2411945 35 41945 37 38 250 31 32 33 34 35 36 41956 37 41957 38
41958 39 41959 26 30 41960 31 41961 32 41962 33 41963 34 41964 35 41965 36 41966 37 41967 38 41968 39 41969 27 30 41970
31 41971 32 41972 33 41973 34 41974 35 41975 36 41976 37 41977 477 38 400 41978 39 400 41979 28 30 400 41980 31 400 5301
411 5981 32 400 41108 5982 33 400 411 5983 34 400 410 51 52 5984 484 35 400 411 52 5985 485 36 400 411 52 5986 486 37
400 411 52 63 5987 487 38 400 41988 488 39 400 41989 489 29 30 41990 31 41991 32 41992 33 41993 34 41028 5994 35 41995
36 41996 37 41997 38 41998 39 41999 499 2weed 1a1a1a 61a 22a3a 64a 85a 3b3c 64d 85e 3s3d 64f 85g 2aaaa 2bcdef 7g 2manda
3erica 2ndonly 4rew 3gel 3thony 2pple 2sdfg 6h 7jkl 3hley 3shole 1babyboy 5girl 3dass 3ller 3nana 3seball 2igdaddy 5ick
5og 3tch 2lood 2randon 2utterfly 1chance 4rlie 3icken 3ocolate 3ris 2omputer 3okie 2utie 1daddy 3niel 2estiny 2iamond
2ollar 2ragon 1e+14 1faith 3mily 2lower 2ootball 2ptjtl919 2r2rfq7xl 3eedom 3iend 2ucker 5you 1g2w3e4r 2angsta 2randma
1harley 2eart 3llo 2otmama 4tie 2unter 1iloveyou 1jasmine 2essica 4us 2ordan 2ustin 1killer 1life2live 2ove1 5me 5r 5s
5u 5you 1master 2elissa 2ichael 5elle 3llion 2ommy 3ney 4key 3retime 3ther 2ustang 2yspace 1newlife 2icole 3gga 5er
1ofakind 2lmetec1 2nelove 1password 2eanut 2impin 2layer 2rincess 2urple 3ssy 1q1q1q 61q 22q3q 64q 85q 3w3e 64 7r 85 9t
a6 by c7u e8i g9o i0p 2a2ws 63ed 3y2wsx 3z 4!qaz 41qaz 42w 6sx 83e adc c4rfv 4@wsx 4se4 4wsx 4xc 5sw 72 83edc 4zaq1
2w23er4 3ert 6y 7u 8io 1robert 1secret 3xybitch 2hadow 3orty 2occer 2tunna 2ummer 3nshine 3perman 1tigger 2reehill
3uelove 1v7upjw3nt 1william 1z2x3c 64v 85b 2n6fpn01n 9x 2xcvbnm 2zzzz 02 10 20 30 400 42000 4comeer 31 42001 32 400
42002 33 42003 34 42004 35 42005 36 42006 469 37 40509031 42007 78 38 42008 79 488 39 42009 610 491 21 30 401 410 42010
4comer 31 42011 32 42012 4comeer 3301 414 220 420 620 3122 23040 11 20 352003 21 32 42112 3314 352117 221 421 621 3223
38506 23213 24365 2864812 12 20 321988 3389 371972 21 31 422 433 488 352182 22 3111 32 42 52 62 72 82 92 6a 3333 3444
3555 23322 444 655 3456 24466 688 488 25588 28228 13 20 21 223 423 623 3425 24234 35 46 57 68 79 25689 2jordan 2skidoo
14 20 216101113 224 424 624 3526 268 40 50 410 612 53579 42468 28001 362486 2crow 15 20 311990 21314 225 41325 425 625
47758 3627 2393275 27ers 280 400 5852 42580 3258 3369 3456 3741 3852 3963 160 22626 626 2665806 170 381989 21282 2254931
37 427 627 2352735 2412678 2653 180 381976 22828 628 190 3892 3966 22929 233455 2422277 2694419 2rsavoy 1angels 1babies
2lessed 2ornot2b 1children 2ool4u 2ute4u 2xdn8s271 1fast4u 2resh 1gether 2irls 2ood4u 1hot4u 5you 1kroliczek 1lovers
1pacshakur 3ssword 1sexy4u 2hort 2isters 2weet 1twins 1w3e4r 65t 2sx3edc 4zaq1 03 1.1415926 100 30gt 3300 21197 22010
23030 2media 110 381981rs 21070 3311 22312 23131 631 3313 47a 24159 626 854 2x7t5xbke 121 3123 3321 6321 3456 6987 3654
6987 47 58 232 432 632 4547 342711 26159487 3598 132211 23 3221 52 33 43 53 63 73 83 93 3444 3555 3666 6999 3777 3888
3999 244520 55 25577 26699 143434 634 25345 3678 69 1526535265 23535 27159 3357 3753 3951 160flip 22436 3514 23636 29258
6147 3369 6369 3852 6147 4741 3963 2mafia 173737 180015 23838 193041123 3939 1angels 1babies 1children 1d8cubaj2e
2aysgrace 1edc4rfv 1girls 1odi15ngxb 1qdlqb49js 1rjs1la2qe 77qe 45la8qe 1s43pth5aea 2isters 2yqo15hil 04 100050 53 464
57 472 56 493 3101 328922 3706 21107 24040 11034103 21001 414 24141 25263 120 30 3247 3420 3weed 21uiopy258 224035 24242
26hemi 27468 1321 44321 24343 25453 291634m 322572 14332211 24 34 44 54 64 74 844 3555 25566 152001 245 445 645 26 3123
6789 3258 3321 3456 6456 3654 37 48 59 60 6123 3852 3987 16265216 24646 174747 25869 1815162342 226159 24066 3848 194949
1children 1ever 5love 1girls 1jesus 1me2know 2oney 2ykids 3space 1rfv5tgb 2unner 1wheeler 05 100000 416 472 3500 250 450
650 2cent 1150 45150 3151 3253 28518 120025 31314 3520 430 3love101182 211314 3521 2253823 23456 25252 2hoova 13472235
25353 14321 50 5a 5q 25454 282++ 1532361cnjqrf 25 3000 31212 3222 3333 3444 35 45 55 65 75 85 95 6a 56 5a 3666 3777 3888
2665566 477 688 27799 160001 434 57 476 58 24335 256 456 656 27567 38 49 50 3tyu 175757 2chevy 184520 61314 51 25858
26016 195959 2mile 2trick 1a8b9c2d 1children 1hsu75kpot 1plk4l5uc7 2oppin 1x1cjdsb9p 2fgs3ii9d 06 100041 26060 115243
26161 29619 3rey 122906268 2543234 26262 134142554 25241 38986 26363 146464 2impala 154123 3321 60 61 6a 6q 3654 3789
3987 26565 2mustang 1655321 444 26 3333 3555 36 46 56 66 76 86 96 6a 3777 3888 3999 27788 2bob 2mustang 17529353 26767
28678 3910 2camaro 2mustang 1817zd57 2582988 26868 2camaro 1969 469 669 2camaro 3harger 3ougar 2mustang 1hbf28w791
1strings 1v21wbgad 07 1007 27070 29394 117171 121521 27272 13501505 27373 1410 47410 48520 32369 78 85 458 6963 35963
3741 3852 6963 90 3963 2699723 27474 28159263 3596 153159 3357 3753 3951 27575 165432 61 27676 1753191 38258 4520 61
26158ab 27 3111 3333 3555 3666 37 47 57 67 77 87 97 7a 6a 3888 6999 39311 499 28899 180813 24512 26110 3786 6786 27878
678 498 29 3123 6456 3321 3456 61 72 83 90 9a 6a 35123 36321 74 85 454 6123 3789 6789 3852 3987 191159392 24613 6852
27979 1elephants 1seven 1ugd5hip2j 08 10 20620 38070 4beb 28080 118181 12214989 28282 138383 148484 29vak17 1520 48520
3123 48812 32003 458 3369 3456 3654 3741 3852 3963 28585 16 23560 275309 28686 171982 2654321 8q 28787 2calis 185522 28
3666 3777- 38 48 58 68 78 888 3999 29900 190890 25623 28989 689 1eight 1ix6s1fceh 1phrowz624 09 1-11-1961 10210 26090
2801 29090 690 111 31961 3911 3turbo 28273 6645 366709 29191 12298899 29292 33709b13 2dk2cidp 2k2cizcdp 1379992 29393
14246843 2327579 151159 3357 3753 3951 26208q 4876 29595 16101z 232147 458 6741 3369 3741 3852 6741 90 3963 29696 176431
29797 180099 26532 27 3123 3321 34123 765 456 6321 36 45 54 63 72 81 90 91 9a 9q 6a 3789 3987 6987 29898 698 1958123
26633 28877 666 29 3000 3111 3666 3888 39 49 59 69 79 89 99 1uzp9jek3f 0: 0<blank> 1password> 0??? 3? 4? 5? 6? 7? 8? 9?
6@mail.ru 0@!@ 1@@@@@ 1bigmir.net 0a 100000 60 111111 61 71 32233 369619 221212 712 33098 4123 4321 445 66 77 88 99 a0
7a 4654 2a1a1 6a1 32a3 6a4 8a5 2b2c3 6d4 8e5 2s2d3 6f4 8g5 123456 14tech 15201314 24321 25555 1654321 70 266666 17777777
1801016 238hfid 1987654321 1a 2123123 54 656 2224466 361599 2a 3111 423 6123 6456 3a 411 611 4a 51 55 5a 61 6a 71 7a 81
8a 91 9a 3bbb 62 3sss 2bb1122 4cc 2liyah 71 2rdvark 3on 51 62 73 5431 2ssdd 1b1234 65 76 2ayomi 2bey1 3ie1 3y 412 63 2c
3123 6! 6123 64 75 86 97 a89 6abc 3321 3456 3@123 3abc 6123 3d 412 63 74 85 96 4e 51 623 845 5f 61 72 83 6g 71 823 7h 81
8i 91 9j 3xyz 2dullah 2ercrombie 4deen 2hinav 4shek 2igail 71 3odun 2racadabra 4ham 71 4kadabra 2solut 7e 2undance
1cademia 6y 3pulco 2c123. 3ess 61 3ord 4unt 71 7ant 7ing 7s 2dc123 2e 3123 2hille 7s 2milan 2tion 61 4ve 3s238 2uario
2zx7812 1d123456 2a 3dad 3m 412 63 74 4s33486 2dicted 4son 71 3l0223 2ebayo 3kunle 3laide 4ina 6e 3mola 3ola 3wale 3yemi
2gjmp 6tw 2idas 61 723 3tya 2min 51 623 84 5istrator 4ral 2olfo 3nai 4is 2renalin 3ian 61 72 83 6a 71 6na 81 6o 4en 6ne
81 2v24 3ance 3ent 6ure 3ocate 1erosmith 91 2zakmi 1fghanistan 2rica 61 4ka 3odita 1gain1 3tha 5e 2ent007 2gies 2nes
3ieszka 91 2osto 2uila 6r 6s 3stin 7a 5us 1hbird1984 2mad 3ed 51 623 2ov 1idan1 3en1 2kido 2leen 2mee 51 2rborne 81 4us
3force 81 3plane 81 4ort 3soft1 3tel 2shiteru 4warya 1kademiks11 3tsuki 3x89wn 2ira 2opa123 2shay 3rms8010 2u123 1labama
71 3ddin 4in 3in 3n 4a1 4is 4na 3ska 61 2bania 4tros 8s 3ert 61 6a 6o 71 3ina 4on 2catel 5raz 3hemist 2drin 2e 3123
3gria 3jandra 91 8o 91 92 3ksa 6nder 8r 9a 5ei 6y 3mania 3na 4ka 3sana 4ha 4sandra 9o 5ia 6o 3x 401 57 410 51 52 63 74
53 54 55 56 57 58 42000 51 52 53 54 499 4a 51 5lex 5n 6der 91 92 93 7r 8a 91 8e 8ia 8u 4ey 4ia 61 5s 601 79 61 70 71 72
83 73 62 2fa147 556 4romeo 3ie 51 3onso 71 3red 61 79 6o 71 2gebra 4rie 2i 3123 3ali 4nza 3baba 3cante 4e 51 623 5adsl
4ia 61 3en 5s 3gator 3na 51 4ka 3sa 4ha 61 5er 4on 61 4sa 3vioo 3yah 2l 34me 4one 3adin79 4h 51 5786 5akbar 5is1 5u
6akbar 4n 3en 51 623 53 4ycat 3iance 4e 51 4gator 4son 71 5well 3mine 71 3recipes 3sop 4tar 71 3yson 71 2mario927 3ighty
81 3ond 4st1 2oha 51 4omora 3ndra 71 4e 51 4so 4zo 2pacino 3ha 51 623 5bet 3ine 2tair 3erego 3hea 2ucard 71 2varez 5o
3in 51 2ways 61 2yson 4sa 61 72 83 62 1ma 3deus 3lia 3nda 6! 601 61 71 72 83 73 62 71 72 63 669 5ine 3rillo 3tory 3zing
71 4on 2ber 51 62 73 52 3ition 2dturion64 2elia 61 5e 3rica 71 80 82 93 83 72 77 7n 81 5ka 3thyst 2igas 4os 3nata 3stad
3zade 2nesia 2or 412 63 4amor 4cito 4e 5mio 5s 5terno 4mio 3ur 5e 6use 7x 5s 2paro 2rita 2sterdam 91 2y 3123 3lee 1na
3123 3bel 3conda 3kin 4onda 3lsex 3maria 4ika 3nas 4da 4ya 3rchy 71 3stasia 91 8ya 3toliy 2chor 2d 3123 3ers 6on 81
3rade 4e 51 623 6986 5a 61 72 83 62 6s 71 5ea 5i 6a 6ta 5j 5s 61 5w 6! 601 61 70 71 72 83 73 62 71 72 73 63 65 67 6s 5y
4oid 5meda 4usic1 3y 412 63 2echka 3tka11 2field 4sa 2g 3edemon 4l 5! 501 65 66 67 68 69 51 60 71 61 62 73 84 63 64 65
66 67 68 69 52 60 61 62 63 64 65 67 53 54 55 56 666 69 57 67 77 58 68 59 69 5a 61 72 83 5baby 91 5e 6s 6yes 91 5face
5girl 5i 6c 7a 81 6ka 6na 81 7e 6que 6ta 7o 81 5l 5o 61 6k 5s 61 72 83 62 63 6eye22 5us 3ie 51 623 3le1 3ola 3us 51
2hyeuem 2ia1986 3mal 61 6s 71 5tion 4e 51 623 3nha 3ssa 3ta 51 4ha 2jali 4na 3ing 2kara 3ita 2n 3123 3a 412 63 4anna
4bel 7l 8e 91 4lisa 4maria 3e 4marie 4tte 71 3ie 51 623 4ka 3marie 3o1602 2onymous 3ther 71 2swer 2t 3123 3ares 3hony 7!
701 87 88 71 80 81 82 93 83 84 85 72 81 82 83 73 74 75 76 77 78 79 3ivirus 3oine 71 7tte 4n 51 623 5ella 5ia 71 6na 6o
71 823 72 5y 2ubis 3radha 5g 3sha 2ything 81 1obo2010 2l123 1pache 61 3rna 2elsin 2hrodite 2ocalypse 3llo 61 71 73 2ple
51 61 62 73 52 62 53 55 5pie 81 5s 61 72 83 62 6auce 2ril 51 60 61 62 73 63 64 65 66 67 68 69 52 60 61 62 63 64 65 66 67
68 69 53 60 54 55 56 57 58 59 5ia 2sk54321 2tx4869 1q1sw2de3 2swde 2uamarine 4rius 81 3ila 2wzsx 6edc 1rabella 824630
3celi 3gon 5rn 71 3mis 2cadia 4ngel 3hana 6gel 4er 4ie 61 5tect 3obaleno 2ea51 2gentina 91 2iadna 4na 61 5e 5na 71 6e
3el 51 5le 4s 51 3zona 71 2kansas 2lene 2mada 4geddon 7on 4nd 6o 71 5i 61 3enia 3orgames 3strong 91 3yof1 2naud 3old 61
2od13 2schloch 91 3enal 71 81 82 93 84 7fc 3lan 2t 3123 3em 5is 5ka 3hur 61 3ist 61 3ur 5o 61 2vind 1s1234 65 76 2790433
2a123 3kapa 3s 4as 61 6as 3wako 2d 3123 64 75 86 6asd 3321 3456 3666fds 3asd 61 72 83 65 6666 6asd 91 3dsa 3ewq 3f 411
52 63 74 85 96 43423 4:lkj 4asdf 81 4fdsa 4g 51 62 73 845 5h 601 61 72 83 6j 71 7k 81 8l 91 a2 b3 9: a&#39: 9; 4jkl 71
7: 7; 4qwer 4zxcv 3qwe 6123 3zxc 6123 2h 3123 3anti 71 3ish 3lee 61 5igh 81 5y 6! 601 78 79 61 70 71 72 83 73 74 75 76
77 78 62 71 72 73 63 65 66 79 67 4yn 3raf 3ton 61 3utosh 3win 6i 2ia 4n1 2pire 5ine 2roma 2s 3123 3asin 5s 61 6in 81
3face1 3h0le 4ole 7! 71 82 93 72 73 769 7s 3man 61 3wipe 71 2talavista 3erix 3ig 3onmartin 5villa 3ra 4id 629 4oboy 5s
61 3urias 1thena 61 5s 3lon 2lanta 71 6ic 7s 81 4rs10 3etico 2omic 2reyu 61 2tack 3icus 4la 4tude 81 1ubrey 61 3urn 61
2di80 4a3 54 56 4tt 3rey 61 2g 3!272010 3ust 61 70 71 72 73 74 75 76 77 78 79 62 70 71 72 73 74 75 76 77 78 79 630 71 68
6a 6ine 6o 6us 2relia 6e 7n 3iane 3ora 61 5e 2ssie 61 3tin 601 61 70 71 72 83 73 62 63 716 4ralia 91 5ia 2thor 3omobil
3umn 61 1valanche 4on 608 61 3tar 61 2emaria 3nged 6r 4tura 3ry1 2iation 3nash 2ril 5lavigne 1wei1616 3some 7! 71 82 93
72 2ful 2some 61 1xelle 2io 2lrose 1yanami 2esha 2odeji 3mide 1z123456 2amat 3zaz 2e 3123 3rt 5y 61 72 83 6u 7i 8op
2sxdc 6fv 2tnm 0b 1-ball 100b00 4ies 112345 66 77 889 12spirit 1ab 3a 4123 4ba 6ba 4tunde 3e 412 63 4s 3ies 61 62 3oso
3y 401 52 55 56 57 58 59 410 61 51 52 63 74 53 54 55 56 57 58 42008 79 51 52 53 54 55 469 4baby 81 5ear 81 5lue 81 5oo
71 6y 71 82 93 72 73 4cakes 91 4doll 81 4face 81 4g1 5irl 8! 801 96 97 98 99 81 90 91 92 93 94 95 96 97 98 99 82 90 91
92 93 94 83 84 85 86 99 87 88 89 5url 81 92 93 94 82 4ko 6h 4lon 75 6ve 81 4mama1 4phat 81 2cardi 71 3chus 3kend 4space
91 5treet 3on 51 2d 3123 3ass 61 4zz1 3bitch1 4oy 61 72 83 62 6s 72 3dog 3ger 61 6s 4irl 71 3man 61 4inton 3oo 2ggies1
5ns 5o 3ira 3puss 2hamas 5ut 3ia1979 2iley 601 61 71 72 83 62 4i123com 2jingan 2ker 51 53 3ugan 2laji 4nce 3l 4a1 4er 61
70 71 72 83 73 62 71 72 73 74 63 65 6ina 5t 61 4in 61 72 62 73 63 4on 5on 4s 51 3tazar 4imore 91 2m123 3bam 61 4i 51 5no
4olina 5o 5u 3idele 2naan 4na 61 71 72 83 62 6s 71 5e 3dit 601 61 72 83 62 4ung 3galore 5ram 4bang 81 4kok 4ladesh 4sat
3kai 3shee 71 3zai 2ptiste 2r 3acuda 4kuda 3bados 5ra 71 4er 4ie 61 72 83 62 6girl 3ca 4elona 91 8e 3itone 3ker 4ley 71
3ley 3nes 5y 61 3osan 3racuda 4ett 4y 51 3selona 4ik 3t 4ek 61 4man 4on 2seba11 6ll 8! 808 99 81 90 91 92 93 94 95 96 97
98 99 82 90 91 92 93 94 95 83 93 84 85 86 87 88 89 3ket 61 6bal1 99 9l a1 3s 4man 71 3tard 71 7o 4ian 5en 2tata 3ista 71
3man 601 61 71 72 83 73 62 72 73 63 65 669 67 3tery 4le 61 6field 2utista 2xter 61 2ybay1 3ern 694 3lee 2zooka 1ball 51
60 61 62 73 63 64 52 61 62 63 64 53 55 2bb 4b 51 5b 61 6b 7b 2leo1zz 1dfyjd 6f 1ea 3ch 51 5bum 5es 71 3gle 61 3mer 3ner
61 4ie 61 4s 51 3r 412 63 4bear 81 4dog 4s 51 554 5hare 3st 51 623 5556 3tles 71 4rice 81 6z 3utiful 91 92 5y 61 3ver 61
4is 61 2be 412 63 3ita 2cause 71 3ca 51 3ker 4ham 71 723 77 4y 51 2ebee 3fcake 3r 3thoven 99 4le 2gemot 2happy 71
2la2404 3ieve 71 4nda 71 5ea 3la 501 51 62 73 52 4e 51 4issima 3mont 3oved 71 2n 3123 3ben 3der 3edict 3fica 71 3gals 71
3ito 3jamin 81 95 4i 51 5e 3nett 71 4ie 4y 51 623 3oit 3son 61 3ten 4ley 71 2owulf 2renice 4tta 3ger 4kamp 3keley 3lin
61 3muda 3nadette 5rd 71 7o 4ice 5e 61 3ry 51 3serk 3tha 61 4ie 4rand 2siktas 3sie 3t 4friend as 2th 4any 71 3ter 4ina
723 4y 51 623 5boop 91 2verly 71 2yblade 3once 71 5d 1ff123 34ever 1haby 3rat 6hi 2birf 3yrf 2ebhe 2f 2jxrf 1ianca 61
3tch 2bi 4che 3le 51 2cycle 2eber 2g 3123 3balls 81 5ng 4ear 71 5n 61 4ird 71 4lue 4oi 61 5obs 6ty1 5ss 71 5y 61 72 83
62 4rother 3cock 3daddy 81 4ick 71 4og 61 3fish 4oot 71 3gie 61 4les 4uy 3head 71 3mac 61 5ma 71 5n 61 4oney 81 3one
3pimp1 7in 91 3red 61 3sexy 71 3time 5ts 71 2ker1 2ll 4123 4abong 91 4ie 61 6joe1 4y 51 623 5bob 81 7y 3oute 2mmer 2n
3gbing 4o 51 623 3tang 2ohazard 3logia 6y 3nicle 2rd 433 4house 4ie 61 723 4man 71 3illo 3mingham 3thday 81 2scuit 71
722 3hop 61 3milah 6lah 91 3ous 2tch 5! 5. 501 67 68 69 51 60 71 61 62 73 84 63 64 65 52 61 62 63 53 54 55 56 666 69 57
5ass 81 5es 7! 71 72 5y 61 3eme 61 62 669 2zkit 1jk1903 1kl29m2bk 1l8lygb0 2a 3bla 61 723 6bla 91 3ck 51 61 62 73 63 52
61 62 63 53 55 5666 57 5belt 7rry 6ird 5cat 81 923 5dog 81 5hawk 91 5ie 71 5jack 91 5man 81 5ops 6ut 81 5pool 5rose 91
5s 6tar 5water 5y 61 3de 51 623 5s 3h 412 63 4blah 81 3ine 3ke 51 623 3nca 61 5he 5o 3sted1 6r 71 3ze 51 5420 5r 61 2byf
2each 61 3ssed 71 72 77 5ing 81 8s 2ing1 5bling 4k 5123 682 3x729 3zzard 81 2kdrag0ns 2ogs123 3nde 61 5ie 71 3od 51 623
54life 55 5s 61 5y 61 5z1 3ssom 71 3wjob 71 4me 61 669 2ue 401 410 51 52 63 74 53 54 55 56 421 52 53 54 432 53 442 54 55
455 469 477 488 499 4angel 4bell 6rry 91 5ird 81 5lue 5oy 71 4dog 71 4eyes 81 4fish 4jay 4moon 81 4rose 4s 51 5ky 71
5tar 3nt420 5s 1mw123 3320 55 3bmw 2x123 34life 1ob 3101 423 64 75 3afett 3bie 61 4ob 61 4y 51 62 73 52 54 3cat 61 6s 71
3dylan 3esponja 3marley 91 3o 4123 4bo 2eing 6747 2gart 3dan 3uska123 2laji 3locks 81 5x 3ogna 71 3ton 2mbay 4er 6s 4om
2n 3anza 3bon 61 3d 4007 3ehead 4s 51 3heur 3ita 61 5o 3jour 71 5vi 71 3kers 3nie 61 3sai 2o 3123 3b 4ear 71 4ie 61 6s
71 72 4oo 61 71 72 83 62 4s 51 3ger 61 6s 71 4ie 61 3k 4er 4ie 61 4mark 4s 4worm 3m 4boom 81 4er 61 72 6ang 3sie1 4ter
3ts 51 5ie 71 4y 51 2rabora 3boleta 3deaux 3ed1 3icua 71 4s 51 3oda 3ussia 2sco 51 3s 4123 4man 71 4y1 3ton 61 2ttle 4om
2u 3bou 6le 3lette 3nce 6r 4ty 2wling 71 3ser 3wow 61 62 2xcar 3er1 5s 3ing 61 2y 3123 3boy 3friend 91 3s 2zo 1r00klyn
2a 3cken 3d 4en 4ford 4ley 71 4pitt 4y 51 62 3mble 3ndi 61 5new1 5o 6n 7! 701 71 80 81 82 93 83 72 73 74 75 77 5y 61 72
3sil 61 3tz 51 623 3veheart 5s 61 70 4o 51 3xton 71 3yan 4den 71 3zil 61 2e123 3akdance 5er 4nna 71 4the 3bre 61 3eze 5y
61 3nda 61 6n 71 5en 5on 71 4na 6n 71 4t 51 3tagne 4t 51 3wster 2i 3123 3an 51 623 5a 61 5na 71 72 3bri 61 3ciola 3dge
6t 71 3ght 61 6on 4itte 3lliant 3sbane 4tol 3tney 71 4t 51 62 5any 81 92 82 5ney 81 2oadband1 5way 81 3die 610 4y1 3ken
61 6hear 3nco 61 6s 71 77 4son 4x1 3oke 61 72 83 5lyn 81 82 5s 61 3ther 71 72 7s 81 3wn 51 623 63 5eyes 91 5ie 71 6ng 5s
61 6ugar 2uce 51 5lee 81 3ins 4ser 71 3no 51 623 3tus 61 2yan 51 623 5t 61 624 3ce 51 3son 1scirc 1ubba 51 62 73 52 5s
4le 601 61 6gum 91 6s 7! 71 82 93 83 72 73 77 4y1 2ceta 3k 4et 5ye 71 7s 81 4ley 4shot 4wheat 4y1 3uresti 2d420 3apest
3dah 4ha 61 4ie 61 4y 501 51 61 62 73 63 52 53 55 57 5boy 81 5dog 3light 81 3man 3weiser 91 2ffalo 71 4ett 4y 51 623
2gatti 3ger 3sbunny 91 2ilder 2kola 2lldog 71 7s 81 4et 61 4frog 4s23 5eye 5hit 81 2mble 6bee 91 4um 3mer 3per 2nghole
3ker 3nies 71 4y 51 62 73 52 2rger 61 3rito 3ton 61 2shido 71 3iness 81 3ted 61 5r 601 61 71 72 83 73 62 2tch 51 5er
3ler 3t 4er 61 72 6ball 6cup 91 6flies 8y 9! 90 91 92 93 94 95 96 97 98 99 6s 71 4face1 4head 81 5ole 81 4on 61 6s 71
2zhidao 1v123 2p33w7epu 1wfq23jp7f 1yebye 2nthytn 2teme 2usdg23 0c 1.ronaldo 100kie 6s 2mputer 112345 66 77 889 12h5oh
13por2d2 143qpul5rz 16h12o6 1aballero 6o 3bage 71 3rera 4on 2ca 412 63 4ca 3ca 3horro 5u 3tus 2dillac 81 2esar 2femom
2itlin 71 5yn 71 2ke 2l 3cio 4ulator 3deron 3eb 51 3gary 3ibra 4co 4ente 4fornia 4mero 4ne 3l911 4away 4e13 4ie 61
4ofduty 4um 61 3vin 61 3ypso 2m 3ara 5o 61 669 6z28 3biami 4ridge 3den 61 3el 51 5ia 5ot 4ra 61 5o1 6n 71 82 93 72 3ila
61 5la 71 6e 71 5o 4on 3pbell 81 4eon 5r 4ing 4os 2n 3abis 4da 61 723 5ian 4rd 3can 4el 5r 61 669 4un 3dace 71 4ela 4ice
71 5es 4le 61 4y 51 601 61 62 73 63 52 53 55 5cane 91 5girl 91 5man 81 3ela 5le 3nabis 4elle 4ibal 4on 61 3on 3tik 4ona
77 3yon 2onima 2pecod 4town 3ital 71 3oeira 4ne 61 3rice 6orn 91 9io 3slock 3tain 71 3ucine 2r 3123 3acas 4jo 4lho 4mba
5el 71 7la 7o 4van 3bon 3diff 5nal 81 8s 91 3ebear 81 8s 91 4er 6121 3ina 5e 4ssa 4to 3l 4a 51 4ito 7s 81 4o 5s 61 70 72
83 73 62 5ta 6ta 4ton 71 4y1 3mel 61 6a 6o 71 85 5n 61 4ine 3nage 5val 4ival 3ol 51 623 5a 5e 5ina 81 7e 81 5yn 71
3pediem 91 5nter 91 5t 61 3rera 4ie 61 4ot 61 6s 3s 4123 4on 61 3ter 61 75 63 4man 71 4oon 71 2s 3ablanca 4ndra 5ova
3cade 3ey 51 623 3h 4money 91 3ino 61 3per 61 72 83 3sandra 91 4idy 71 5e 61 72 83 3tillo 81 4le 61 4or 4ro 2t 3123 64
45175 3alin 7a 81 4nia 4rina 3cat 61 4h22 3dog 61 72 83 62 3erina 3fish 71 3herine 91 4olic 4y 51 3lover 3man 3s 412 63
3woman 2valier 5lo 5o 3eman 3s23 2yman 2zzo 5ne 1ba321 2r600 6rr 3900rr 1ccccc 1ds04121989 2tnbr 4kfyf 1ecile 5ia 71
2dric 61 2leron 4ste 71 3ica 4na 5e 3lphone 91 3tic 61 723 7888 667 6fc 6s 71 3ular 2na54 3ter 4ral 71 5ino 4ury
2petsugih 2rberus 3ise 3vantes 2sar 51 5e 3sna 2vthrb 1fiekz 3tymrf 2vceyu 1gfhnfr 1h 20c0late 2a 3cha 61 5i 3d 4wick
3insaw 3llenge 9r 3mbers 4p 51 5agne 5ion 81 8s 5s 3nce 61 4dan 5ler 81 5ra 5u 4el 61 65 6bag 6le 4ge 61 7234 6me 81 6s
4nel 4tal 5el 7le 3os 51 3pman 3racter 4ger 71 7s 81 821 4isma 5ty 71 4lene 81 6s 71 72 6y 71 5i 6e 7! 701 71 80 81 82
93 83 72 73 74 75 77 6ne 5otte 91 5ton 5y 61 62004 4maine 5ed 71 73 5ing 3se 51 623 5lo 5r 4ity1 3t 4on 3vez 2e 3ater 71
3che 4kers 5mate 3ech 4ky 61 4r 51 601 62 73 5leade ar 5s 4se 6! 61 71 72 83 62 63 6cake 4tah 71 3guevara 3lle 61234
4sea 71 81 82 93 72 77 78 7fc 6y 71 3mical 81 5stry 3nnai 3rie 5sh 4okee 81 4ries 81 5y 61 72 83 73 62 4yl 61 3ster 71
72 5nut 3val 4elle 81 4rolet 91 4y 51 52 5350 5s10 5z71 3wbacca 4ie 4y1 3yanne 4enne 81 2i 3ara 3ca1 5go 71 723 4ca 5o
4harito 5i 61 4k 51 5en 7! 71 81 82 93 72 73 75 77 7s 81 5s 4o 51 623 3dori 3ef 51 5s 61 3huahua 91 3ldren 81 82 83 84
4li 6n 5y 3mera 3na 51 623 4chilla 7n 4edu 5se 4gy 61 4ita 4na 5i 5u 4o1 5ok 4tu 3oma 3pie 4munk 4per 71 80 5y 3qui 6ta
81 3tarra 4own1 3vas 6#1 61 70 80 71 72 83 73 62 69 2loe 51 623 5e 2obits 3cho 4late 4olat 8e 9! 91 92 93 94 95 97 98 99
3ice 3ochoo 3pin 4per 71 3sen 61 3uchou 4pette 3wder 2r 3is 5! 501 67 68 69 51 60 71 61 62 73 84 63 64 65 66 67 68 69 52
61 62 63 64 53 54 55 56 69 57 5b1 6rown 5s 6y 71 5t 61 6a 6elle 6ian 91 92 97 7e 7n 8a 91 92 8e 91 6mas 91 92 6o 7phe ar
b1 6y 71 3onic 71 7420 5o 3ysler 2ubby 61 3chu 4k 51 5ie 71 5les 5y 61 3la1 3nky 61 3rch 61 6ill 3trung 1iao 4ciao 3ra1
2ccia 5o 2erra 61 2mbom 2nder 6ella 4y 51 623 3ema 3gular1 3namon 81 3ta 5ku 3zia 2rcle 4us 2tizen 3roen 5n 2vic1
1jkysirj 4wt 2masterinf 2ytxrf 1ksdnd12 1laire 61 3ncy 3pton 3ra 4ence 81 4inet 81 5ssa 7e 4k 3ss 507 68 69 52010 5ic 71
5of06 87 88 89 7200 91 3ude 5ia 71 6ne 6o 3yton 71 2emence 6t 7e 7ine 4son 71 3o 4patra 91 3veland 91 5r 2ifford 81 4ton
3nton 71 3pper 2ochette 4lo 3ud 51 59 5s 3ver 61 4is 3wn1 5s 2ueless 2yde1 1m6e7aumn9 2e2012 1nfkrth 3ybckfd 2thdf
1oach1 2bain 3ra 51 2ca-cola 4cola 81 4ine 71 3cinella 3k 4sucker 3o 411 52 63 74 4a 51 4co 6co 4loco 4nut 71 4tte
2dered 3y 412 63 2ffee 61 2ke 2lby1 3dplay 81 3e 4man 71 4tte 3gate 3ibri 4n 51 3leen 71 5ge 71 4in 61 6s 71 3ocolo
4mbia 81 6o 4nel 4rado 81 5s 4ur 3t45 4on 61 4rane 4s1 68 3umbia 81 6us 2m 3bat 6123654 3cast 71 3edy 4on 611 3fort 3ing
3mand 7er 7o 4erce 4on 4unity 3pany 5q 61 72 83 4lete 4ton 71 4utador aa 6er 81 91 92 a3 82 8s 2ncepcion 4ord 7e 4rete
81 3dom 5r 3ejo 3fidence 5rm 4used 81 3nard 4ect 71 7ion 5r 61 4ie 61 4or 61 3rad 3stance 7tin ae 4uelo 3tact 4inue 4ra
6se 8na 5ol 71 3verse 81 2okie 6! 601 61 71 72 83 73 62 73 63 64 65 67 6mons ater 6s 7! 71 82 93 72 5ng 3l 410 51 52 63
74 856 53 422 4beans 91 5oy 71 4cat 71 5ool 4dude 81 4er 61 4girl 81 5uy 71 4io 61 4kid 71 4man 71 4ness 81 3per 61 72
83 3ter 2penhagen 3per 61 2ralie 4zon 71 3bin 61 3dell123 4oba 3egmedia 4ntin 4y 51 3ina 5ne 3leone 3nelia 7us 6l 4wall
3olla 4na 61 3rado 3sica 3tez 61 3vette 81 2sita 3mic 5n 4o 51 5politan 5s 3tarica 3worth 2ttage 4on 61 2ucou 3gar 61 6s
71 3nter 71 7strike 5ry 71 7boy 3pon 6mom 6s 7c10 3rage 71 79 4tney 81 92 3scous 4in 2venant 5try 2wboy 61 6s 71 82 72
82 781 79 6up 3girl 71 2yote 61 1rack 51 5er 71 7s 81 5head 91 3dle 3ig 51 3sh 51 3wford 3zy 51 601 62 73 63 52 54u 58
5bitch 5dog 5girl 91 5man 2eam 51 4te 61 5ion 6ve 81 3eper 3pusculo 3scent 3vette 2icket 71 4ri 3minal 4son 71 3p4life
3stal 5h 5i 6an 81 8o 97 6na 81 5o 61 5y 3tter 71 2jhgbjy 2ocodile 3naldo 87 4os 3sby87 4sfire 3wbird 2uise 6r 3nch
3sader 3zazul 81 2ybaby 71 3sis 4tal 71 82 93 72 1thtuf 3utq 2rhtn 1ubbies 71 3s 2cciola 7o 3umber 2ddles 71 2llen
2mmins 3shot 2nt 2pcake 71 82 93 72 7s 81 2rious 71 3tis 61 2stom 2te 412 63 4ako 4girl 4ko 4me 3ie 501 51 60 71 61 62
73 63 64 52 53 55 5pie 81 92 82 5s 3lass 3ter 4ie 61 1v1230 2bhyjdf 2thnm 2zefh1gkc 1xfcnkbdfz 5mt 2y831126 1yber 2clone
2nthia 71 2press 4us 1zz000 0d 10r1nc0urt 112345 66 77 889 2lakiss 12xyw89sxj 14 21d8cd 171lwz9zjs 19zufqd92n 1abears 71
3omb 2d 3123 3a 4da 6da 3dy 501 51 62 73 52 53 5girl1 5s 61 6girl 2emon 3woo 2ffodil 2gger 2isey 4y 51 62 73 52 5dog
5mae 7y 2kota 601 61 72 83 62 2lbas73 3e 488 4jr 68 78 3ila 3las 601 61 72 83 62 714 72 3ton 61 2maris 3ian 61 4en 61
4lare 5ola 4on 3mit 3nit 61 3on1 2n 3123 3a 3ce 51 62 73 54life 5r 61 72 83 62 4ing 71 3dan 3ger 61 6ous 91 a2 3i 4123
4ca 4el 601 77 61 70 71 72 83 73 74 75 76 78 79 62 71 72 73 63 65 67 6a 71 6e 6ito 6la 7e 81 92 82 6s 4il 4ka 4la 5ka 5o
4sh 3ny 51 62 73 52 5boy 81 3te 51 4heman 2phne 2r 3edevil 91 3ina 4o 4us 61 3k 4123 4666 4angel 91 4knight 4lord 4man
4ness 81 4side 81 5tar 81 3lene 71 4ing 71 3nell 71 3rell 71 5n 61 4yl 3thvader 3win 2sha 4ka 2ting 2ughter 81 3phin 2v
3e 4123 3id 501 51 60 61 62 73 63 52 61 62 63 53 55 57 5e 5ic1 5off 5s 6on 4nci 4s 51 2wn 3son 61 2yana 3day 61 3ton 6a
71 1bm 2nfkbr 2recz 3njh 6bz 1d123456 2d 3d 4d 5d 61 6d 7d 8dd 2zj39cb3 1eacon 3d 4head 4ly 4man 71 6u5 4pool 3n 4dre1
4na 61 3rbook 3th 51 623 5666 5note 91 2bbie 61 3ora 6h 71 2cember 81 90 91 92 93 94 95 96 97 98 99 82 90 91 92 93 95 98
831 3lan 2de 4de 4wang 2e123 3dee 61 3jay 3pak 4ika 3rhunter 3znuts 7z 2fault 3ender 3tones 81 2grassi1 2irjj 2javu
2lacruz 4ney 3ete 61 3fin 6o 3gado 3icious 91 4lah 71 3l 412 63 4500 4dell 3phi 6ne 4iero 810 3ta 51 3uxe 2milovato 3o
4n 51 623 84 95 6q2w3e b4r d5t 5666 5s 2n 3221991 3ali 3den 3is 51 623 5a 5e 61 5ka 3mark 3nis 61 723 3tal 4ist 3ver 61
3zel 2peche 7mode 2rek 51 3ick 3p12!@ 4arol 3rick 71 2sadesa 3ember 4rt 3hawn1 3ign 61 6er 81 4re 61 6e 71 3kjet 3mond
71 3perado 3tin 6ee 6y 71 82 93 72 73 77 4roy 7er 2troit 71 7313 2usefiel 3tsch 7land 2vil 51 623 5666 5dog 81 5maycry
5s 61 4n 51 5e 3on 51 2wayne 71 2xter 61 1fa72dfj 2cbkbcf 6q 2g5fhg5vgfh1 2hdfhf 2kthbz 5f 4ynby 8f 2vgbh 2ytxrf 1harma
1iablo 61 62 6666 4olo 3log 3mant 7e 4ond 71 82 93 72 73 77 7s 81 3na 51 623 4e 51 4na 5e 2ciembre 3k 412 63 469 4head
81 3tionary 2dididi 4er 4ne 2ego 51 60 623 4uito 3hard 3sel 61 3tcoke 81 4er 2gger 61 3imon 71 4tal 71 2lbert 71 3ligaf
4on 61 2m 3a 4123 4dima 4sik 3ebag1 4nsion 3itri 3ple 6s 71 2namo 4ra 3ero 4sh 3gdong 81 3o 4saur 81 2osesamor 6fiel
2pset 61 65 2rector 3tbike 81 4y 51 2scover 8y 3ney 61 6land 3turbed 91 2va 4123 3ina 5e 61 3orce 71 2wtgm8492 2xie 51
2zzy1 1j1234 2ango 2kjlz 1kflbckfd 5r 5vbh 2ssud12 2xjizc282 2z1999 1mitriy 2oney1 1oberman 2ctor 61 6who 2dge 51 5r 61
6am 6s 71 3o 4do 4ng 2g 3123 64 3cat 61 3dog 61 3food 3g 4ie 61 6s 4y 51 623 5style 3house 3lover 81 3man 3s 412 63 4hit
71 2ktor 2lapo 3lar 61 6s 4y 51 3ores 71 3phin 71 72 77 7s 81 93 2m 3dom 3enica 7o 3inator 5go 5ic 71 7an1 7k 81 6k 71
7a 6on 6que 91 5o 61 2n 3123 3ald 61 6duck 3don 3key 61 3na 51 4ie 61 3ovan 71 3t4get 4forget 4know 81 3uts 2obie 3dle
61 6bug 91 6s 71 4oo 61 3gie 3kenr1 4ie 61 3msayer.2.7mords.v kv 5day 2ra123 4emon 3een 4mi 3ian 3othy 71 3tmund 2ttie
61 2u 3ble 3dou 6ne 3g 4hboy 4ie 4las 71 2wnload 4town 2zer1 1pbk1234 1r.pepper 2a 3cula 71 3g0n 4on 601 61 70 71 72 83
73 62 71 72 73 63 65 66 766 79 67 76 77 68 78 69 79 6ball az 6fire 7ly 91 6s 71 5on 71 5ste 3ke 51 4on 3ma1 5queen 2eam
51 5cast 5er 71 5girl 5ing 5s 61 3sden 3w 2ifter 3ver 61 3zzt 2jynfrnt 2ogba 3opy 3pdead 3wssap 81 2pepper 81 2ummer 71
4s1 1t123456 2hjybrf 2xyjcnm 1u8484 2blin 2cati 3hess 71 3k 4ie 61 4y 51 2de 411 52 63 3ley 61 2ke 4123 2mbass 71 3dum
3my1 2ncan 61 621 3dee 2pa 4123 4dupa 3ont 2rango 71 2ster 4in 61 4y 51 623 2tchess 81 1wade3 3yne 61 2ight 1ylan 51 623
2namic 6te 5o 4sty 71 0e 112345 66 123456 2yfp41b 13r4t5y6 193c50 1agle 51 5s 61 72 65 2rnhardt3 3th 2ster 6n 4on 4side
81 93 4wood 3y 4123 4as123 2tme 51 569 3pussy 3shit 71 1beans 3nezer 2ony 51 1chizen18 2lipse 71 2onomics 2uador 71
1dberg 2die 51 623 2gar 51 2inburgh 3son 2mond 5ton 3und 2oardo 2uard 6o 71 3cation 91 2ward 61 72 83 77 62 6cullen 6s
71 3in 51 2xk20qmfs 1eeeee 2yore 61 1ggplant 2orka 1h1k9oh335 2dgnl12 1ight8 5ball 5een 2leen 2nstein 81 2stee 1katerina
2mzyf 1laine 61 2dorado 2eanor 71 3ctra 6ic 81 8al 6o 7n 8ic as 3fant 7e 3ment 71 823 72 7s 3na 51 3onora 3phant 81 3ven
611 2i 3123 3ana 3jah 61 3sa 5beth 91 8ta 4e 4ha 3te1 3zabet 8h 90 91 92 93 97 98 99 5veta 2la 3en 51 3ie 51 4ot 61 6t
71 3obo 2mejor 3ira 3o 412 63 2odie 3ise 2salvador 2vira 4s 51 623 2way7 3ood 1machines 91 3il 3nuel 71 7a 7e 2brace
2erald 71 4ica 71 4son 71 2ilia 6no 5e 5o 61 4y 51 62 73 52 3nem 61 72 83 62 3rates 2ma 412 63 4nuel 81 8le 3itt22 2o123
3666 3boy 3girl 3kid1 3tional 2peror 3ire 61 3loyment 1ncore 2ergy 61 2gine 6er 81 8ing 3land 71 4ish 71 2igma 61 2rico
4que 71 2ter 51 623 5prise 3ropy 1psilon 1qes606898 1ragon 61 3ser 2i 3c 412 63 4a 51 4k 51 5a 4sson 3k 4a 51 522 3n
2nest 61 6o 71 3ie1 2otic 2s 1scalade 4pe 3obar 4la 4rpion 5t 2kimo 2meralda 91 2pagne 4na 3eranza 91 3oir 2sence 2tate
3eban 71 4fania 4la 5le 3her 61 3rada 4ela 6la 81 7ita 1ternal 71 5ity 81 2han 51 623 5ryan01 3iopia 2ienne 2nies 2oile
2tore 1ugene 61 5ia 6e 6o 2nice 2reka 3opa 5e 2teamo 1va 3n 4escence 4gelion 2e 3lin 6a 4yn 61 3rest 5tt 4green 4last
4ton 71 4yday 5thing 2geniy 7a 2il666 4dick 3te 2olution 91 3ny1 623 692 1wanko 2elina 2q321 1xcalibur 3ellent 2igent
2odus 2pert 612 3lorer 81 3ress 71 2treme 71 1zekiel 711991 3quiel 0f 100tball 112345 66 2uuhza723 14u*123 1: 1abian 61
6a 4en 6ne 4o 5la 3olous 3regas 84 4ice 5zio 3ulous 81 2ca210898 3ebook 81 2ggot 61 2iry 3sal 3th 51 623 57 5ful 81 2ke
412 63 4r1 2lcon 61 6s 71 77 3len 61 6_angel 4out 73 7boy 2milia 71 6yafamiliya 5le 5y 601 61 71 72 83 7st 62 63 64 65
66 67 6guy 91 3ous 61 2nfan 3ny 3tasia 6ma 6tic 94 6y 71 77 4om 6as 2raon 3falla 7ina 3han 3ida 3ley 3macia 4er 61 3t
2shion 71 3ter 2t 3123 3ass 61 3boy 61 3cat 61 3head 71 5r 61 723 3ima 61 3man 61 3ty 51 2vour 3re4 1b1907 1cbarcelona
4yern 2porto 1duecn 1earless 81 3ther 71 7s 2brero 4uary 2der_1941 5al 5er 5ica 7o 2lice 5ia 71 6dad 9e 6ta 7y 4ne 4pe
61 723 4x 51 623 6952 3low 2male 2nchel55 3der 61 3er1907 5bahce 2r 3ari 3dinand 3gie 61 4us 6on 3nanda 81 7es 8z 7o 81
3rari 71 4eira 5t 61 2stival 2uerwehr 2yenoord 1ff 3f 4f 5f 6f 7f 8ff 1ghjkl 3tkm 2tkmcby 1hctybq 2ntvrf 1ialka 2ckdich
4en 61 676 2delio 6ty 2esta 2fa2010 2garo 3htclub 5er 71 2lip 5e 5po 3m@123 3omena 2nalfantasy 4nce 3d_pass 3eboy 3ger
61 6s 3land 4ey 2ona 51 3rella 5ntina 2re 412 63 4ball 81 5ird 81 5lade 4fighter 6re 5ly 71 5ox 71 4man 71 4nze 4storm
4wall 5orks 3st1 2scher 3h 412 63 4bone 4er 61 6man 91 5s 4fish 4ing 71 72 4tank 4y1 2tness 71 2vestar 1k3456abc 2byjxrf
2trcfylh 9f 5tq 3yeirf 4rf 1lame 51 5nco 6go 5s 61 4ingo 81 3sh 51 623 3tblocker 4ron 3via 5o 2etch 6er 81 3urs 2ight
3pflop 4per 71 2o 3flo 3ppy 3rence 81 7ia 6t 5s 61 4ian 71 5da 71 72 5n 3under 3wer 61 71 72 83 62 63 64 65 67 6power 6s
71 823 72 3yd 51 2uffy 61 72 83 2yboy 61 3ers 61 3fly 3ing 1ocus 51 2ndoom 2obar 3d 4123 3foo 3lish 71 3tball 8! 8. 801
97 98 99 81 90 91 92 a3 93 94 95 96 97 98 99 82 90 91 92 93 94 95 97 98 83 92 93 94 84 94 95 85 94 95 96 86 99 87 97 88
98 89 95 99 2r 3d 4150 4f150 5250 5350 5ocus 3est 61 4ver 71 82 93 72 81 73 74 77 3get 61 6it 6menot 4iven 4ot 61 6ten
91 3mat 4ula 71 3rest 71 3saken 3tuna 6e 3ward 3you 3zainter 5juve 5milan 5napoli 5roma 2ssil 61 3ter 61 2undation 4tain
3r20 4kids 4teen 2wler 2x123 3pass 3racing1 3trot 3y 4lady 1qrg7cs493 1ra 3gile 4ola 6ina 3nca 5e 61 6s 71 7ca 91 8o 5i
6a 6ne 6s 71 7ca 8o 91 5k 5o 6is 8e 5y 4k 51 623 5furt 5ie 71 5lin 81 5y 61 3ser 2e 3ak 51 5s 5y 61 3ckles 81 3d 412 63
74 4die 71 5y 61 4eric 8k 7k 4fred 4rick 3e 412 63 4bird 81 4dom 7! 71 82 93 72 77 4free 4man 71 5usic 4stuff 6yle 91
4way 71 4ze 6112 3iheit 3nch 61 3sh 51 623 2iday 61 73 3end 6¤of¤emily agerly ajoan 61 6ly 6s 7! 71 82 93 72 73 74 8ev
75 77 7hip 7ter 3sco 61 6415 4ky 3tz 2odo 51 3g 4123 4ger 71 5ie 71 5y 61 4s 51 3nt242 5ier 3sch 4ty 61 3zen 2uity
1u7u4a#$$$ 2bar09 2c 3hurli 3k 40ff 411 52 63 74 53 4666 59 4ed 61 5r 6! 61 72 83 62 669 6s 71 4face 81 5uck 81 4ing 71
5t 6! 61 62 4life 81 5ove 81 93 4me 6! 61 72 83 62 669 6hard 5ylife 4off 7! 71 823 72 769 4shit 4that1 6ewor 6is 81 4u
51 62 73 52 569 4y0u 5ou 7! 7. 70 81 89 71 80 81 82 93 83 72 81 82 83 73 74 820 75 76 866 89 77 78 88 79 7all 7bit 2dge
51 2gazi 2jitsu 2k19600 3u00198 2llaccess 4metal 91 5oon 2n 3123 3fun 3ky 51 3milola 3ny 51 623 3time 2sion 3sball 2tbol
3urama 5e 61 3yn007 2zzy 51 1x-one 2zz75 6$yer 6yer 1y.nrf 2fcnfcbz 3njkbq 2lhtq 612 2njirf 2sihz5g 2txrf 2utkbyf 5jxtr
0g 1-unit 100gle 112345 66 23916055158 19l2d1fzpy 1aara1 2b 3bie 4y 51 623 3riel 71 823 72 7a 81 7e 7la 91 8e 91 2dget
2elle 3tano 2gaga 4rin 3ged 2l 3atasaray 4xy 61 3ileo 4na 3lardo 2mbion32 5t 3e 4boy 71 4cube 81 4over 4r 51 4s 51 623
2nda 5ko 5lf 71 4hi 3esh 6a 3gbang 4sta 71 82 93 72 76 6er 81 92 3ja 5420 3sta1 3teng 2rage 3bage 71 3cia 61 3den 61 6ia
3eth 3field 81 3net 3rett 71 3y 2ston 2teway 71 72 3inha 4ta 5o 3or 51 5ade 81 5s 61 2udens 3rav 3tam 2vin 51 2y123
3athri 5ri 3boy1 3lord 2zelle 1bcmrf 2enga 2gbcmrf 2hfvblf 2pltw 1checkout 1dcc9921 1earsofwar 2etha 2gcbr 2heim 6123
2mini 61 6s 3ma 51 2neral 71 6tion 4sis 71 4va 5ieve 3ius 61 3naro 3tle 2offrey 3rge 601 61 71 72 83 62 6s 5ia 71 6e 71
6na 2rald 61 6ine 4rd 61 6o 71 3maine 5n 61 6ia 6y 71 3onimo 3rard 78 3trude 2tajob 3lost 3money 81 82 3out 3some 71
3therefast 1fcgjhn 2gfvfvf 2hjkm 61 723 6gfhjkm 2s2z6wb 2ynthf 1gg 3g 4g 5g 61 6g 7g 8gg 1hbdtn 6123 6br 6rfrltkf 3lehjr
3rjk 3ywtccf 2etto 61 2ghgh 2hh47hj7649 2jcnj 6nfr 6q 3dthrf 3njnbg 3uhfvvf 2ost 51 623 5rider 5s 1iacomo 3ncarlo 4luca
4na 61 5i 4ts 61 2bson 61 2deon 3get 61 2gabyte 4man8891 3gle 6s 71 3i 3olo 2lbert 71 7o 3les 4ian 3more 2na 3ger 601 61
71 72 83 62 2ogio 3rgi 6a 6o 3vanna 7i 81 2raffe 71 4sole 3l 412 63 4friend 4ie 4power 4s 51 623 52 5rule 4y1 5girl1
2sela 5e 5le 2tara 2ulia 6na 5etta 5o 3seppe 2zmo 51 623 3zmo 1jhjkm 2kbujy 4yf 1ladiator 4ys 3morous1 5ur 3sgow 4ses
2enda 4n 2itter 71 2obal 61 4us 3ria 61 1money 61 1o2hell 2alie 3t 3way 61 2blin 4ue 61 3ucks 2d 3123 3777 3bless 81 8me
3dess 71 3father 91 3god 3helpme 3im001 4s1 5able 5good 91 6reat 5love 91 3like 4ovesme 3ofwar 3slove 4mack 81 4on 4peed
3win 3zilla 81 2fish 3orit 2gators 3eta 3irl 3o 4go 61 2ku 2ld 4123 4berg 81 4en 61 6eye 4finger 6sh 81 4ie 61 4star
4wing 3f 4ball 4club 5ourse 4er 61 4gti 4ing 71 6ho 3iath 71 3lum 2nzales 7z 81 6o 4o1 2ober 61 3d 412 63 42go 44u 4boy
71 5ye 71 4day 4girl 81 5od 6od 4ies 4life 5uck 81 4man 5orning 4ness 6ws 4time 8s 91 3fy 51 3gle 6.com 61 72 83 62
6tester 4oo 3se 51 2pher 2rdita 6o 4o1 5n 61 624 3geous 81 3illa 71 7z 2spel 3sipgirl 2tcha 61 3hic 61 3milk 71 3ohell
81 2vols 1race 51 623 4ia 5e 61 6la 3duate 3ffiti 81 3ham 61 3mmy 3nada 4dad 71 5e 5kids 5ma 71 72 5pa 71 4ny 61 4t 51
3pes 61 4hics 3sshopper 3teful 81 4is 3vity 3yson 71 3zia 2ease 4t 51 5est 5one 3ece 4disgood 4n 51 60 61 62 73 63 64 65
67 52 61 62 63 53 54 620 55 56 57 58 5bay 81 5day 81 92 82 5e 6yes 91 5s 5tea 5wood 3g 4or 6io 6y 71 3mio 4lin 3nouille
3tchen 81 3yhound 2ibouille 3ffin 71 3nch 4e89 4go 3sha 3zzly 71 2omit 3ove 5y 61 3upd2013 3ver 2uby12 3mpy 61 1s1905
2xr1000 4600 4750 1tavicecity 2hcbr 2nhjdbx 1u1tar 2adalupe 91 3rdian 81 3temala 91 2cci 51 3io 2errero 3ss 51 5who 4t
3vara 2igui 3lherme 4laume 5ermo 91 3ness 4ness 81 3tar 61 72 83 62 6e 6hero 6ra 2mmybear 2ndam 61 3it 51 3nar 4er 61 6s
71 3snroses 3ther 2ruji 2sgus 3tav 6o 71 2tierrez 3schein 1wapa 5ko 4o 5ako 5ko 3rmonster 2erty 6123 1ymnast 71 7ics
2psy1 0h 112345 66 2xp2z2duk 12vwdubjx4 14t3cr3w 18llp9f 1abbo123 3iba 5i 2cked 5r 61 723 6s 2ggis 2ha 411 52 63 74 4ha
6! 61 723 6ha 2iley 61 2kr 2l 39000 3ey 51 623 3flife 82 3ifax 4ma 3lie 4o 51 62 73 5hallo 5ween 91 3o 412 63 74 4219 52
4reach 2mada 3bone 4urg 71 85 7er 91 3ilton 81 4sh 3let 3med 5r 61 723 6s 71 4ond 3pton 71 3ster 71 3taro 2n 3dball
4some 81 4yman 3na 51 5h 6! 601 61 70 71 72 83 73 62 63 65 67 6mont aana 4es 4ibal 4over 896 3s 44queck 4en 4ol 6o 5n 61
3uman 2ppiness 91 4y 501 51 61 62 73 84 95 63 52 62 53 55 57 5day 8s 91 5feet 91 5girl 5happy 2r 3dcore 81 4rock 4ware
5ork 3ekrishna 3ibo 4om 4sh 3lem 61 5y 601 61 71 72 83 62 669 3man 4ony 71 3old 61 3per 3riet 5s 61 6on 81 4y 51 623 524
5potte ar 3sha 3vard 4est 5y 61 4ick29 2slo 51 3san 61 3tings 2te 4me 61 4r1 5s 61 4you 71 3tie 2vana 3efun 2waii 61 650
6808 6an 81 3kesbury93 5ye 71 7s 2yabusa 3den 61 3lee 5y 61 2zel 51 1bhc8290826 1e635789 2adshot 3lth 6y 3rt 51 623
5break 7oke 5less 91 5s 61 3ther 71 82 93 72 3ven 61 67 6ly 81 4ymetal 2ckfy 3tor 61 2dgehog 2hehe 61 2idi 51 3neken
4rich 2j123 3hej 6123 3san 6123 2ka6w2 2len 51 5a 61 5e 3icopter 3l 4666 4as 4boy 71 4en 4fire 81 4o 5! 5. 50 61 51 60
71 61 62 73 84 95 63 64 52 62 63 6u 53 54 55 56 69 57 58 59 69 5hello 5kitty 5moto 91 5o 5s 5there 5w 6orld 4raiser
4sing 4yeah 3p 4me 61 62 2nderson 91 4rix 71 3ni1907 3rik 5que 4y 51 623 64 3tai 2rbalife 4ert 71 4ie 3cules 81 3itage
3man 61 6n 4es 4ione 81 4osa 3nan 6dez 91 3oes 3rera 3shey 71 2slo 3oyam 3ter23 2terosexual 2vhk43n9j 2y 3123 645 3hey
61 6hey 91 3there 81 3you 61 1f 2leuf 3jcnm 2ytnrb 1g0209 2fdsa 2rfqg4577 1hhh 4h 5h 6h 7h 1i 21234 65 2dden 2ggins
3h420 4heel 4land 8er 4school 2hi 4hi 61 2kari 5u 2lary 61 6duff 3lary 71 4billy 91 4side 3ton 2m666 3anshu 2nata
3dustan 2p-hop 3hop 61 723 62 3pie 4o 51 2storia 6y 71 7278 2tachi 3here 71 3ler 61 3man 61 647 1jccbz 2vfirf 1m9958123
1obbes 4it 2ckey 61 70 71 72 83 73 74 75 76 77 79 62 71 72 63 64 65 67 68 69 79 2e123 2ffman 2gwarts 2hoho 2la 412 63 74
4hola 3den 61 3ein1 3iday 71 7s 3la 51 5nd 71 4er 61 4ie 61 699 5ster 91 92 93 4y 51 623 5wood 91 92 3mes 3ycow 4shit 81
5pirit 2me 40401 4123 74 4boy 71 4lesspa 4r 51 623 5o 5s 5un 71 4work 81 3ie1 5s 61 2nda 51 623 75 5250 5450 5cbr 6ivic
5s 4uras 81 3est 6y 71 4y 51 62 73 52 615 5bear 7e 6un 81 8ny 5ko 5s 3gkong 3olulu 2okem 5r 61 3ligan 3per 3ters 71 4ie
3ver 61 2pe 4123 4ful 71 4less 3per 2rizon 3net 6s 5y 4y 51 3ror 3se 51 623 5s 61 72 83 62 2spital 2t 3123 397hot 3boy
61 3chick 81 3dog 61 723 62 3girl 71 3hot 3lips 3mail 7.com 71 823 5ma 71 3pink 71 3rod 61 3sauce 4ex 4hot 71 4tuff 81
3tie 6! 601 61 701 71 72 83 73 74 62 63 64 65 669 67 6s 4y 51 3wheels 2udini 3se 51 623 5s 4ton 71 7713 2ward 61 5eyou
1renota1 1shshs 1ttp 2ubcnhfwbz 1ubert 2dson 61 2ghes 3o 4boss 2hbbhzu78 2mberto 4le 3mer 61 62 6h2 3phrey 3tum 2ngry
3ter 601 77 78 61 70 71 72 83 73 62 72 63 64 65 67 699 4ing 71 2rensohn 3ley 61 3ricane 91 2sband 71 3ker 6s 71 4ies 71
3sain 3tle1 6r 71 1x28o9e646 1yderabad 3rogen 2undai 0i 1&lt 1123456 123456 1amawesome 3cool 71 3gay1 4od 3happy
3number1 3the1 6best 6one 1b6ub9 2anez 61 6js 2icguwjic 2rahim 1carus 2e 3123 3berg 3cream 81 92 82 4ube 3girl 3house
3man 61 3tea 2higo 3liebedi ach 2thus01 2u812 2xkyb7972 1d6c3wr6un 2efix 2iot 51 2k123 2ontcare 91 5know 91 2unno
1feanyi 2orget 5ot 71 72 1g4abox4 2etmoney1 2nacio 3oranto 2or 4ek 2uana 1hatethisgame 5u 61 62 5you 8! 81 82 1iiiii
1jrjkfl 7rf 1l0vey0u 6ou 2aria 2ds4edad 2ikepie 81 5sex 5you 2lini 5ois 3uminati 4sion 2o 3v3you 4e 51 62 73 52 53 569
5? 5alex 91 5boys 91 5cats 6hris 5david 6ogs 5girls 6od 81 5her 81 6im 8! 81 92 82 5india 5james 6esus 6oe 81 7hn 7sh 91
6usti 5life 6ucy 5matt 91 6e 7! 71 82 93 72 73 6ike 91 6om 81 6usic 6ybab 7dad 7fam aily 7kid as 7life 7mom 8um 7sel af
5nick 91 5pussy 5ryan 91 5sam 81 6ex 81 5u 6! 61 72 83 73 743 62 72 63 64 67 5you 8! 8. 80 91 97 98 99 81 90 91 92 a3 93
94 a3 95 96 97 98 99 82 90 91 92 93 94 83 84 85 86 99 87 88 98 89 8<3 8ba 8so 8x3 2uvme 61 62 4u 51 52 4you 2y123
1magine 71 3tion 2cool 61 2elda 3sh 2gay1 2inlove 3ssu 5you 2mortal 81 2number1 2pact 4la 3erial 3ortant 4ssible 3reza
2thebest 91 2yaimyaimya 1nactive1996aug 2cognito 4rrect 3redible 3ubus 71 2dependen at 3ia 51 623 5n 61 6a 71 6s 71 4go
4ra 3onesia 3ya123 2eedyou 2famous1 4ntry 3erno 71 3initi 7o 7y 81 3o 4rmation 2godwetrust 3rid 2love 61 2na 3ocent
2sane 61 5ity 3ert 3ide 3omnia 3piron 3urance 2tegra 71 6ity 4r 510 6908 5ests 5milan 5national 7zionale 6et 81 3repid
4uder 2uyasha 81 92 2visible 1pad 2hone 2od123 2swich 1reland 71 3ne 51 2ina 4ka 3sh 51 5ka 4ka 2ock 51 623 3nmaiden 6n
71 2ving 1saac 51 3bel 61 6972 6a 6la 81 7e 81 3iah 61 2lamabad 4nd 61 2mael 4il 2rael 61 2tanbul 834 1tachi 61 3lia 61
6n 71 7o 5e 6n 4y 51 2isme 2sme 51 4ylife 1ubire 1van 4123 4ov 6a 2erson 703 71 73 1w14fi9j 8wqa 8xl 1zabella 0j 10rdan
112345 66 77 88 99 2v1fp2bxm 138ifubn 14n4jel4 15644574 1ack 401 411 52 63 74 53 4al 5ss 71 823 72 4et025 4ie 61 72 83
62 4jack 81 4more1 4pot 71 4son 71 82 93 72 75 4y 3ob 51 62 73 52 5s 3queline 6s 2dakiss 3e 4123 4n1 2gger 3uar 61 2iden
61 3gurudev 3hanuman 3matadi 4e 51 2jaja 2karta 3cgt333 3e 401 411 52 63 74 4jake 3jak 2lisco1 2m123 3aica 71 4l 51 3es
5007 61 51 60 61 62 73 84 63 52 61 62 63 53 54 55 569 57 5bond 9007 91 5on 5s 3ie 51 623 4la 3jam 3mer 4in 2n 3123 3cok
3e 4k1 4lle 71 4t 51 5te 3ice 61 4na 5e 3jan 3sen 3uari 6y 71 3vier 2pan 51 5ese 2red 51 3head 3ox1301! 3rett 4od 3ule
3vis 2smin 61 6a 6e 701 71 81 82 93 83 72 73 74 75 77 3on 51 62 73 52 3per 601 61 72 83 2vier 61 2y 3123 3bird 3cee 3den
607 78 61 3hawks 3jay 61 3len 61 3son 61 2zmin 61 6e 71 3z 4123 4ie 4man 4y 51 623 1cdenis1 1dd04257 1ean 4ette 81 4ne
5ie 2ep 2ff 4123 424 4erson 91 6y 71 4hardy 91 4rey 71 2hova 6h 71 2lena 3lo 51 4y 51 5bean 91 9s 5fish 3szo 2mima 2n
3123 3ifer 3jen 61 3kins 3na 51 4i 5e 61 5fer 81 92 82 4y 51 62 73 3sen 2r2911 3emiah 81 5y 61 72 83 3icho 71 3maine 81
3ome 61 4nimo 3ry 51 623 3sey 61 3usalem 2s 3s 4123 4e 51 62 73 4i1 5ca 7! 7. 701 71 80 81 82 93 83 84 85 72 81 82 83 73
74 75 769 77 78 79 5e 61 72 83 5ka 4y 51 3ter 61 3ucristo 4s 5! 5#1 501 67 51 60 71 61 62 73 84 63 643 52 63 53 63 54me
55 57 67 77 5c 6hris at 6risto 5freak 5is 71 7lord 5lives 6oves ame 5s 6aves 2t 3aime 3er2 3hro 3smets 2wel 51 5s 61
3ish 61 1fgvcqbuzug 1g3h4hfn 1i394su3 2ang8kevin 2efang007 2gsaw 2ll 4ian 71 2m 3123 3bo 51 5b 61 3ena 5ez 3jim 3mie 648
4y 51 62 73 52 2ngjing 4le 6s 1j1234 2cg16dj5k 2jj 4j 51 5j 61 6j 7j 8jj 1kiuztdftl57 2jkjk 2l123 3jkl 2txrf 3ymrf
1m0753 2oney1 1oanna 61 5e 61 3quin 2bhunt 3s 4earch 4hop2002 2celyn 71 2e 3123 3joe 61 5nas 81 3l 4123 4le 3y 412 63
2han 5n 6a 71 6es 3n 4!20130605at1753 411 52 63 74 53 4316 4athan 91 4boy 4cena 81 92 854 4deere 91 4john 81 4lock 4ny
61 72 83 7959 62 65 6depp 4paul 4son 71 2jo 412 63 4jo 61 6jo 2ker 51 62 73 63 5s 2lene 3inek33 2macapa 2n 3123 3as 51
623 53 4than 81 92 82 6on 81 3es 51 3jon 61 3ny 51 55 2rdan 6! 601 76 77 78 79 61 70 71 72 83 73 74 75 62 71 72 73 845
74 63 64 75 65 66 67 68 69 79 4on 4yn 61 3ge 51 623 2se 412 63 74 53 5995 4fina 4lito 5uis 4manuel 4ph 601 61 71 72 83
62 6ine 91 4tte1 3h 412 63 74 53 4ua 601 61 70 71 72 83 73 62 71 63 67 3iah 61 4e 51 2urney 71 2y 3123 3ce 51 3ful 3joy
1r1234 2cfyf 1uan 412 63 4carlos 5ho 4ita 71 6o 71 4jose 4pablo 2bilee 3jub 2dith 61 2ggalo 71 7420 2ice 51 4y 51 2ju
41987 4ju 2l 3es 3ia 51 623 5n 61 6a 71 823 6na 4e 51 623 52811 5ann 5n 5t 61 6a 6te 4o 51 623 4us 61 3y 410 51 52 53 54
55 56 57 58 59 420 51 52 53 54 55 56 57 58 59 430 51 2manji 3per 61 4man23 2ndian2011xr 3e 410 51 52 53 54 55 56 57 58
59 420 51 52 53 54 55 56 57 58 59 430 4bug 71 3gle 61 3inho 4or 601 61 70 71 72 83 73 62 63 688 4per 3jun 3k123 4ie1
4mail 3pyo 2piter 71 2st4fun 5me 5u 5you 4doit 81 4ice 71 5n 6! 601 78 61 70 71 72 83 73 74 75 76 78 62 71 72 73 63 65
669 67 6a 6bieb aer 6e 71 4me 61 4us 4yna 2ventini 6us 81 1yothi 0k 1. 2: 2lvbkf 112345 66 77 889 147rizxt2g 1a_djkhjsy6
2boom 2cper 2gome 61 2ikai 3ser 61 3tlin 71 5yn 71 2ka 4123 422 4ka 6ka 4roto 4shi 71 721 6ka 3tus 2leb1 3ina 3pana
3yani 2mala 4sutra 3bal 4ing 3ehameha 4ron 71 3ikadze 6ze 4l 51 5a 5la 3ote 3pala 3ran 2nchan 3garoo 81 3nan 3sas 61
2pej111 2r 3a2711 4chi 4kartal 4mba 4oke 71 4te 61 3eem 4n 51 623 3ima 4na 61 5e 3la 51 3ma 51 3o13 4lina 81 3tal 4hik
4offelpuffer 3ukera 2sandra 3ey1 3hmir 3ia 51 3per 3sandra 91 4ie 2t 3123 3ana 61 4rina 3e 4123 4lyn 71 4rina 3harina
4erine 91 4leen 81 4mandu 4ryn 71 4y 51 3ie 51 62 73 52 3kat 3rin 6a 71 3ya 2vita 5ha 2waii 4saki 81 2y123 3cee 3den
3kay 61 3la 51 62 73 52 4ee 61 5igh 81 3ode 2zantip 1eegan 61 3nan 3per 4out 71 78 2isha 61 3th 51 2ller 5y 61 4ie 61 4y
51 62 73 3sey 61 3vin 61 2n 3123 3dall 71 4ra 61 3ken 3nedy 71 5th 71 4wort 4y 51 623 3shin 71 3t 4ucky 81 3wood 5rth
3ya1 3zie 61 2rmit 61 3ry 51 3stin 2tchup 2vin 51 61 62 73 52 3nwo128 2yblade 4oard 81 3stone 81 3west 1fcnjxrf 2gjxrf
2hbcf 1hadija 3led 4id 5l 3n 4123 2ongbiet 2ushi 1iara 51 2ckass 71 4er 4flip 81 2drock 71 3s 4123 2eran 2fj9n7bfu
2keunyw 3i 412 63 4ki 2ll 4123 4a 51 62 73 4bill 81 4emall 5r 601 61 70 71 72 83 94 73 62 71 72 73 63 64 75 65 66 766 79
67 69 79 6man 6s 71 4ian 4joy 4kill 4me 61 4ua 4you 4zone 2m 3123 3ber 6ley 7y 81 4um 3kim 3mie 61 4y 51 3s89 2nder
4ness 3g 411 52 63 74 53 423 4dom 71 4fish 8er 4james 4king 5ong 81 4pin 71 4s 51 5ley 5ton 81 3ky1 3omoto89 2pper 61
2ra 3by 51 3ill 61990 3kland 3sten 71 5y 2shore 3met 3s 412 63 4es 61 62 4ing 4kiss 81 4me 61 723 62 5yass 91 92 2tchen
3kat 61 3ten 61 72 83 62 6s 71 4ie 61 6s 4y 51 601 61 62 73 63 52 53 55 56 57 5cat 81 5kat 81 6itty 5love 5s 2wi 1jifhf
4lm 2kszpj 2rjvjnbd 1kk 3123 3k 4k 5k 61 6k 7k 8kk 1lapaucius 3ster 3udia 701 2eopatra 2inger1 2opklop 1mzwa8awaa
1nackwurst8853 2icks 3ght 61 6s 71 2opka 3wledge 2uckles 1oala 2be 408 424 4bryant 2chamcie 5nie 2diak 2kakola 3o 4123
4ko 6ko 4mo 2lawole 3basa 3kata 3obok 4kol 2modo 3puter 81 92 2nfetka 3rad 3stantin 3takt 4ol 2okie 3l 412 63 4aid 71
2rean 3n 3oleva 4va 2sama 3hka 3mos 3ova 3tik 4ya 2tenok 2walski 1ramer 61 3sota 6ka 3tos 3zy1 2is 410 4hna 71 7n 4sy 61
4ta 61 6l 5el 6n 71 5i 6an 6e 6n 71 7a 81 7e 81 5y 61 2okodil 3lik 3nos 2ystal 71 5yna56 1senia 5ya 2usha 1thjxrf 2yjxrf
1uana230345 2cing 2mar 5123 2ngfu 2rama 3distan 3t 4cobain 3wamac 1yle 412 63 3ie 51 0l 112345 66 7789 2nk3d1n 4ed1n
2verpool 13tm31n 15l5l5 16ho3tg7wb 1a 2brador 3tec 2cey 51 3oste 71 3rimosa 4osse 81 2ddie 3ies 6man1 3y 412 63 4bird
5ug 71 72 4gaga 2etitia 2guna 61 2hore 2kers 608 61 723 624 632 68 4side 4wood 3ota 3shmi 2la 411 52 63 4kers 4la 61 723
6la 6nd 81 3ita 5ha 2mar1 3bert 4orghini 3ont 61 3pard 78 2na 4nh 3caster 4e 51 5lot 5r 61 4ia037 3dmark 4on 61 4rover
3e 3gga 4uage 3sing 2pinou 3ochka 3top 61 2ra 41308 4croft 3isa 5sa 71 3ry 51 623 2salle 3ka 3sie 3t 4.fm 4fm 3vegas 81
2tifa 4na 61 5o 61 3oya 61 2ughter 3ra 51 623 5h 4el 612creek 5n 601 61 71 72 83 62 6ce 6t 5tta 4ie 5ta 2valamp 4nya
3ender 81 4zzi 3igne 4nia 3oro 2wrence 81 3son 3yer 2yla 51 3out1 6s1 2zarus 1bvjxrf 1dgend 1eader 3h 3ndro 4ne 61
3rning 3ther 3vemealone 2banon 3ron 61 623 6jame 2dzep 6pelin 2e 3123 3ann 3ds1 5utd 3lee 61 4oo 2ft4dead 2gacy 3end 61
622 6a 7ry 3ion 3olas 71 2hjxrf 2icester 3gh 51 3ka1 586 3lani 3nad 2land 3iane50934 2mon 51 58 5ade 81 5s 61 2na 4123
4lena 3ingrad 3ka 3len 3non 61 5x 4y 51 3ochka 4vo 2o 3123 3leo 4ong1985 3n 4ard 71 7o 81 4el 4id 6as 5e 4or 3pard 71
4old 7o 2ralera 3oy1 2sbian 71 3ley 4ie 61 3paul 71 3tat 61 4er 61 2ticia 71 4tbe 4zia 3me1n 5in 7! 71 823 72 7now 3sgo
3ter 2wis 51 2xie1 3mark 71 3or123 3us 51 1fitymrf 2ybbk 4kf 1hfrjy 1iam 2bby 51 3ero 5ta 7d 6e 6y 71 3ra 51 5ry 71
2ckme 61 3orice 2fe 4123 4isgood 4sucks 91 4time 2gabue 3ht 51 5bulb 5house 5ing 5ning 91 92 5power12345 5s 2l 3123 3bit
61 3i 4an 6a 71 4ca 4li 4th 4ya 3li2006 5an 71 5e 61 4y 51 623 3mama 71 82 72 5n 61 3pimp1 3wayne 81 92 82 3y 4123
2megreen 91 3ited 3pbizkit 2na90 3cogo1 5ln 71 3da 51 623 4inha 4say 71 5ey 71 3eage 72 3gling 3k 4123 4ed 61 723 6in 81
91 923 82011 6ln 5r 4in 61 6park 3usd8 2on 4el 5ss 4heart 91 4king 81 4s1 2pgloss 81 3stick 3ton 2quid 2sa 412 63 4lisa
4marie 3boa 3ten 2thium 3tle 61 6bit 91 6girl 6man 91 6one 2ve4him 4life 81 4rp00l 6ool 90 91 a23 92 95 97 98 99 9fc
4strong 3ing 2z123 3a 4rd 61 3beth 3ottes 3zie 61 4y 51 1jxtymrf 1kjhgf 6dsa 91 1lama 51 5s 2ll 4ll 6ll 2oyd 51 1mapacey
1obster 71 2cked 3o 4123 53 3ura 2gan 51 623 3in 5123 4tech 81 2kita 3oloko 4motiv 2l 3101 423 64 75 86 3a 412 63 4lola
3ek123 3ipop 71 823 4ta 61 3lipop 81 4ol 61 723 6lol 4y 5pop 81 3o 412 63 4l 5o 61 6l 7o 4tte 2ndon 601 61 71 72 83 622
4res 3ely 61 4star 4wolf 81 3gbeach 91 4horn 81 8s 91 3nie 3sdale 2oby123 3k 4atme 4ing 71 3ney 3ser 61 2pata 3ez 51 2rd
4jesus 3edana 4na 61 5z 6o 71 4tta 71 3raine 81 2sangeles 3er 5! 51 601 61 62 73 63 52 53 54 55 5face1 5s 61 3t 2ttie
3us 51 623 2u 3ie 51 4s 51 5a 5e 61 723 3lou 61 6te 3rdes 2v 3able 3e 4!! 400 51 52 53 54 55 56 57 58 59 41 50 60 61 51
61 52 63 74 85 96 53 614 54 63 55 56 57 58 59 420 600 76 77 78 79 610 71 51 52 53 54 55 56 57 58 59 5love 430 52 61 53
54 4420 54 55 66 5eva 7er 91 5life 5me 5u 5you 455 56 683 466 66 59 477 67 487 58 59 490 51 52 53 54 55 56 59 4able 81
4bird 5ug 71 72 4d1 4forever 4god 71 4hate 81 5im1 5urts 91 92 4is 61 6life 5t 4jesus 5oy 4less 81 5ife 81 5ove 81 8love
5y 6! 61 72 83 62 63 669 67 6girl 4me 6! 61 71 72 83 73 62 72 73 63 64 669 67 5om 71 5ykids 4r 51 601 61 62 73 63 64 52
61 62 63 53 54 55 569 5boy 81 5girl 91 5man 5s 61 72 83 62 669 4s 51 5ex 5tory 5ucks 91 4u 51 52 54ever 4ya 61 62 5ou 7!
71 82 93 72 73 3ing 61 6you 2wrider 81 2xpider 2yalty 3ola 2zinka 1pl 1tybcrf 1uc 3a 4s 51 623 3ero 3ia 5n 6a 6o 4e 4fer
71 7666 4lle 71 4nda 5ka 3kies 4y 507 51 60 61 62 73 63 52 61 62 53 54 55 56 69 57 67 77 58 5boy 5dog 81 5me 5star 3y
412 63 2dacris 81 3i1234 4vine 3mila 3ovic 3wig 2igi 3s 412 63 53 4a 4ito 2kas 51 623 5z 612 3e 4123 2lu 4123 4lu 2miere
2na 4123 4luna 4tic 3ita 2pita 61 2ther 2v123 34ever 1vbnhbq 1ydcc20091314 3ia1 2nette 71 3lyn 3n 4123 1zhan16889 0m
101759766727 2nk3y 4ey 112345 66 77 88 99 2am1b3ach 2chael 4elle 4p00h 1@d!z 1aburro 2c 3123 3aco 4rena 5oni 3daddy 81
4re1 3hine 71 3iek 606 4ntosh 3k 410 4enzie 91 4ie 3mac 2d 3afaka 4gascar 7kar 4lina 4ra 3den 607 78 79 61 4ie 61 723
5son 81 4og 61 5x 4y 51 3eleine 5ine 81 5yn 3huri 3ina 5ina 4son 701 71 82 93 72 73 74 75 77 3mad 5n 61 5x 61 3ness 71
3ona 5na 71 82 3rid 61 4yt 3zia 2ella1311 3mae 3stro 2falda 3ia 51 2g 3ali 4nda 71 7ako 4zine 3da 51 5lena 91 3enta 3gie
601 61 71 72 83 73 62 63 6may 4ot 3ic 51 623 532 5al 71 5ian 5k 5man 3net 4olia 81 4um 61 5s 3pie 2hal 5kita 91 6o 7h 5q
3endra 4sh 3moud 2iden 61 6666 3l 4.ru 4man 3mai 3sie 4on 3yeuem 2jestic 6y 3or1 2kaka 4veli 81 4yla 71 3emoney 91 4nzie
4up 61 3sim 6ka 3ulit 2l 3achi 71 4ga 4ka 4ysia 81 3boro 3colm 71 5m 3dini 5ta 5ves 3ena 3ibu 61 4ce 4k 51 623 5a 4na
5ka 4sh 6ka 3lard 4orca 6y 71 3one 3vina 2m 3a 411 52 63 74 4cita 4dou 4ma 6ma 5ia 71 4n 4papa 81 4sita 3ika10 6wada 4na
5ka 4ta 61 3ma 51 623 5mia 4ina 3ochka 4ur 2n 3123 3agement 6r 71 3chester a1 aunited 4ity 71 3darin 4ingo 4rake 4y 51
623 3fred 3go 51 623 5s 3hattan 3iac 4la 4sh 6a 3jula 3kind 3man 61 3ning 718 4y 51 3olito 5o 4n 4war 3son 61 6666 3u
4123 4el 61 72 83 6a 4nited 91 4td 61 3zana 2omao 2plestory 3rchem56458 2r 3123 3adona 810 4natha 4thon 3bella 4le 3c
4el 61 6a 6la 7o 6o 4h 51 60 61 62 63 64 65 66 67 68 69 520 61 62 63 64 65 66 67 68 69 53 60 61 55 56 57 59 4ia 5n 61 4o
51 623 5polo 5s 61 4us 61 723 3ek 514michal 3garet 81 6ida 7ta 91 5ux 4herita 4ie 4ot 4uerite 3i 4123 4a 51 62 73 63 52
5666 5h 61 5jose 5m 6a 5n 61 6a 71 6na 7e 6o 5s 4bel 71 4ca 6r 5el 4e 505 51 61 62 73 63 64 52 62 63 53 57 5l 6a 6la 7e
5tta 4gold 4huana 4ja 5uana 91 4ka 4lena 5ou 5yn 71 759 4mar 4na 61 723 6ra 5e 61 6rs 6s 71 5ka 5o 613 4o 51 62 73
640773 564 5n 61 4posa 81 4sa 61 5hka 5ol 71 5sa 71 4ta 5za 4us 6z 4ya 3jorie 3k 412 63 74 4_963 4er 5t 6ing 91 4ie 5z
6a 4o 4us 61 3lboro 81 4ene 71 5y 61 4in 4on 61 3malade 5r 4ite 4otte 3oon5 3ques 6z 5is 71 3riage 5ed 71 4on 3s 4eille
91 a3 5l 4ha 6l 7l 81 4ik 3ta 51 57 4ha 61 4ian 5n 61 72 83 6a 71 6e 71 7z 81 6i 71 6s 4y 51 5n 3usya 3vel 61 65454 4in
61 3y 412 63 4am 5nn 71 7e 4grace 4jane 81 842 5oy 4kay 4land 81 4mary 4rose 2s 3amune 3e4ever 4rati 3h4077 4a 4ka 3ina
3on 51 623 3sage 71 4imo 5ve 3ter 601 61 71 72 83 73 62 669 6key 6mind 6s 71 2t 3123 3ador 4hari 3e 41 4matica 8ka 4us
6z 71 3hematics 5o 5us 5w 61 4ias 5eu 5lde 5s 3ias 4lda 71 6e 4sse 3rix 61 723 3t 411 52 63 74 5988 4eo 4hew 701 71 81
82 93 83 72 73 74 75 77 7s 5ias 6eu 4ia 5e 61 4y 51 3yas2001 2ureen 71 4ice 71 74 6io 5zio 2verick 81 2x 3123 64 75 3ell
4nce 3im 5a 61 5e 5ilian ao 5ka 5o 5um 6s 71 4ne 61 3max 61 3payne 4ower 3well 71 2y 3123 3a 4nk 3day 3hem 3may 3nard 71
3owa 3quinn2 2zafaka 3da 51 53 623 56 626 5rx7 78 1bahurip 1cdonald 8s 91 2grady1 2kenna 71 5zie 81 2laren 7f1 1e 21212
434 65 2adow 3gan 61 3ndyou 81 3tball 81 899 4head 4loaf 2chanic 8al 2dical 71 5ina 7e 4na 4on 61 3usa 3ved 2enakshi
2ga_pizdetz666 4deth 81 4fon 4man 71 4n 51 623 5e 4parol 912345 4secret 4tron 3gie 3han 61 2hmet 2ister 2l 3123 3ania 6e
71 3bourne 3ina 5da 71 4sa 5sa 71 82 93 72 3lon 5w 3o15 4die 5y 61 3rose 3vin 61 2mber 61 3e 412 63 4me 61 3orex 71 5ies
5y 3phis 71 80 2ndez 4oza 71 3tal 4os 2ow 4123 4meow 81 5ix 2phisto 2rcado 4edes 81 4urio 6y 71 4y 3da 5123 4e 3edith 81
3ida 5ian 3lin 61 4ot 3maid 71 3sedes 2ssage 4enger 91 4i 510 69 5ah 71 2tal 51 623 5666 5gear 5ica 5l 6ic 8a 91 92 96
3eor 6a 3hod 3ro1 5id 2wtwo 2xican 71 83 7o1 5o 601 61 70 71 72 83 73 62 67 1green39 1hine 1ia123 3mi 51 5305 5a 4or 61
2bebe 2c 3aela 4h1 3hael 7! 7. 701 88 71 80 81 82 93 83 84 85 88 72 81 82 83 73 74 75 76 89 77 78 79 7a 81 7jac akson 5l
61 4eal 71 5l 61 6a 6e 71 6le 8! 801 81 91 92 93 82 83 87 4igan 81 4oacan1 3kael 4ey 601 61 71 72 83 73 62 63 67 6mous
ae 3rolab 5soft 91 2dget 61 3night 81 92 82 5te 3ori 2erda 61 2ghty 61 3rationschool 3uel 61 72 83 6ito 2haela 4il 2kael
6a 4yla 71 3e 401 411 52 63 74 53 421 52 53 469 4jones1 4mike 81 4y 51 623 3i 4miki 2l 3acek 4gros 4n 51 5a 5o 4shka
3dred 71 3ena 4s 51 4y1 623 5cyrus 3itary 3k 4a 4man 4shake 91 4yway 3lenium 6nium 5r 61 4ie 61 5on 71 72 7s 4wall 4y1
3o 3ton 61 2mi 412 63 4mi 4ne 3osa 2ndy1 3e 4craft 9123 4mine 4rva 4tte 3gming 3hasenha 3i 4calibra 5lip 5ooper 4mal 5e
61 5um 4ster 6ry 3nesota 91 4ie 61 3ouche 2racle 71 7s 4ge 4nda 71 5tte 3eille 4la 5la 3iam 61 3oslav 3ror 2s 3cha 5ief
3fit 6s 71 3ha 51 4ijos 4ka 3iaczek 4ek 3sie 5on 71 5ssipp ai 4kitty 4ouri 4y 51 62 73 52 5ou 3ter 61 6io 4ral 5ess 4y
51 623 2tch 51 5ell 81 3subishi 3tens 71 2vida 1jdsf11 1kal2707 1lb229 1m123456 370667 2m 3123 3m 4m 51 5m 61 6m 7m 8mm
2o110110 1nbvcx 6z 71 823 1ob123 3ile 61 3ster1 7s1 2cha 51 2del1 4na 4rn 6combat 2emoe 2hamed 71 5mad 6ed 81 2i 3meme
4oi 3ses 2jojojo 2lina 3lie 61 4y 51 62 73 52 5dog 81 3oko 3son 2m 3123 64 3anddad 91 3dad 61 3ma1 4ie 61 4om 61 4y 501
51 61 62 73 52 53 54 55 57 5of2 73 3o 412 63 4f2 53 54 4mo 4ney 71 2n 3aco 4lisa 81 4mour 4nge 4rch 3coeur 3day 61 723
4eo 3ey 5$ 501 67 68 69 51 60 70 71 61 62 73 84 63 64 52 61 62 63 53 54 6940 6me 55 56 69 57 58 59 5maker 7n 81 6oney 5s
61 3gol 5ose 81 3ica 61 72 83 4ka 61 4que 71 4tor 71 3key 6! 6. 601 77 78 79 61 70 81 71 72 83 94 73 74 75 76 77 78 62
71 72 73 74 63 73 64 65 66 79 67 77 68 78 69 79 6boy 91 7utt 6man 91 6s 71 72 3mon 3opoly 81 3roe 61 3ster 71 82 93 83
72 73 75 77 7cha 7s 3tagne 5na 71 4ecarlo 5ro 6rey 4gom2409 7ery 4real 81 4y 51 3yet 2o123 3cow 61 3kie 61 3moo 61 3n
4123 4beam 4light 91 4moon 4shine 91 5tar 3se 51 623 2rales 71 4ngo 3emoney 4na 61 5o 61 3gan 601 61 71 72 83 62 6a 6e
3itz 3mor 3ning 721 3pheus 3ris 61 6on 81 4owind 3tal 4gage 4imer 4on 2scow 3es 51 3kva 3quito 3tafa 4wanted 2tdepasse
3her 61 72 83 62 63 6fuck aer 6lode 6of2 83 3ocross 91 4rbike 5cycle 5head 5ola 81 2uette 3moune 3ntain 81 3se 51 623
4sa 5e 2vies 61 2zart 61 3illa 1peater 1rf11277215 1s0083jxj 1u080295 2dvayne 81 2fasa 3fin 61 72 83 62 6s 71 2hammad 81
6ed 2kesh 2lder 3let 4igan 3timedia 5plelog 2mbai 3dad 3my 51 623 2nchie 5kin 81 2ppet 2rali 3cielago 3der 61 3iel 3phy
61 3ray 61 3zik 2scle 3hroom 81 3ic 5! 51 601 61 62 73 63 52 53 54life 6me 55 57 5a 61 6l 71 5ian 5lover 5man 81 4k 4que
3kan 3lim 3tafa 71 5ng 701 71 823 72 75 80 765 86 87 89 77 7s 81 5pha 5rd 71 2tant 3ter 1v46vkmz10 1y 2-space 2.space
21love 3space 2204856 3boys 3girls 3kids 3sons 23boys 3girls 3kids 3sons 24kids 25kids 2angel 71 2babies 5y 61 62
3locker 3oo1 4ys 62 2dear 2family 81 4ther 3riend 2girl 61 6s 72 73 2heart 3ome 4ney 2jesus 2kids 61 62 63 64 2lene 3ife
61 4nkedin 3ord 4ve 61 72 83 62 6r 2mother 3usic 2name 61 6is 81 3oob 2pass 6word 2riam 3tle 2secret 4lf 61 3pac3 6e 7!
7. 8co 70 80 81 86 87 88 89 71 80 91 81 82 93 83 84 85 86 87 72 800 91 81 82 83 84 73 74 8me 75 76 89 77 87 78 88 79 89
7pas 3terio 6y 71 4ic 3zka 2time 2wife 3orld 0n 10=acc3ss 112345 66 7789 2frdz 18zgt5p0shw= 1abila 2cho1 3ional 2dege
4jda 3ia 51 4ne 61 2maste 2na 412 63 4na 3cy 51 623 3dini 3ny1 3ook 4u4552 2omi 51 2poleon 81 5i 2rayan 7a 3endra 4sh
3nia 3uto 61 70 81 71 72 83 73 62 65 67 69 2scar 61 620 74 63 68 78 3h13 4ville 3tena 6ka 4ia 4y 51 5a 2t 3123 3a 4cha
4ha 4li 6a 71 6e 71 6ya 5ka 5y 6a 4sa 5cha 5ha 71 3e 3halie 5n 601 61 71 72 83 62 6iel 91 3iichen999 4on 6al 81 4ve 61
3ural 71 5e 2ughty 71 3tica 5lus 2varro 3een 3igator 2ynay 61 2zareth 1bvjatq 1cc1701 7a 7d 7e 374656 1e1469 2braska 81
2dved 2ed4speed 4ajob 4forspeed 3lam 3raj 2fertiti 2grita 6o 4o1 2llie 61 4y 51 3son 61 2mesis 71 2na123 3e 4ng 4tte
3ita 2o123 3pets 71 82 2ptune 2rone 2scafe 3sa1 6234 4ie 3tle 4or 2tlog 3work 71 7ing 2vada 4eh 61 3er 51 5again 5giveup
5land 5mind 91 6ore 3im 2w 3123 3975wen 3call 5stle 91 3day 3jersey 91 4ob 3life 71 3man 61 4oon 3new 61 3orleans a12345
3pass 71 7wor ad 4ort 71 800 3start 81 3three51 4on 61 3user 3vision 3year 4ork 71 82 93 72 3zealand 2xtel 61 1f 2nmzyf
2vfhf 2y.if 5rf 3txrf 1guyen 1ha7ebf6kp 1ibbles 71 2c 3e 4123 4guy 3holas 81 92 82 6e 71 3k 411 52 63 74 53 4el 6back
4ie 5minaj 4jonas 91 4nick 4olas 4y 51 623 3o 4la 61 6s 71 5e 6! 6. 601 77 78 79 61 70 71 72 83 73 74 75 76 77 78 62 71
72 73 77 63 64 65 66 67 68 6ta 7ta 2deknil 2geria 71 3ga 51 62 73 52 5s1 4er 6! 61 72 83 62 669 6s 71 3ht 51 5mare 91
5wish 2k 3e 412 63 423 3hil 3i 4ta 61 723 5os 3ki 51 62 73 52 56 3las 3ola 6i 6s 71 6y 2mbus 3rod 2na 4123 4nina 3ers
4teen 3ja 51 623 5s 3tendo 81 864 2pper 4le 6s 2rmala 3vana 71 2ssan 61 6350z 2tram 4o1 2unia 1kechi1 2s230kjs82 1nnnnn
1o 21knows 2ah 2body 61 2el 4ia 4le 61 3mie 2fear 2iembrie 3sette 2kia 51 623 53100 6250 6310 55130 6200 730 6300 710
6530 6800 56230 83 6300 6600 5n70 73 695 2limit 71 3ove 61 2meacuerdo 3ore 61 2name 3e 4none 3member 3o 4no 61 2odle 61
6s 71 3kie 2pass 6word 2rbert 3een 3ma1 5l 5n 61 3te14 4h1 5ern 5side1 4on 61 3way 2sferatu 2t4you 3ebook 81 3hing 71
7s123 3orious 3redame 91 3that 4ingham 2ugat 3nou 6rs 2vember 81 90 91 92 93 94 95 96 97 98 99 82 90 91 92 93 94 95 96
97 83 90 85 86 87 88 89 6re 3iembre 3o 2way 51 3ehaslo 1ssadmin 1tktajy 4dbpjh 1uclear 2gget 61 6s 71 2ll 2mba1 4er 61
70 71 72 73 62 73 63 64 65 66 67 68 69 6one 3ero1 3mero1 2rse 51 4ing 71 2tella 3meg 3tertools 2vola 1wo4life 3lf72
1ymets 2q28giz1z 0o 112345 66 123456 1akland 71 4ey 2sis 51 2tmeal 1bama08 2elix 2inna 3wan 2livion 81 1cean 51 5e 5s
611 2poook325 2tavia 3ober 71 80 81 82 83 84 85 86 87 88 89 72 80 81 82 83 84 85 86 87 88 89 73 80 81 74 75 76 77 78 79
4pus 3ubre 1dessa 3tte 1ffice 61 3spring 1gplanet 1hiostate 91 2mnamah23 3ygod 2shit 2yeah 61 1icu812 2lers 2oioi
1klahoma 81 2okok 2s65b6666 3ana 2tober 1la 3123 3lekan 3mide 5lekan 3nrewaju 3ola 3tunji 3wale 3yinka 2dman 3navy
3school 91 2echka 3g 3nka 3sya 2ga 2impia 3tec00 3ve 5ira 5r 601 61 71 72 83 62 4ia 61 72 83 62 5er 2lie 51 2o65b6666
2umide 3segun 3waseun 2ympus 1mar 4123 4ion 71 2ega 51 2g123 499 2ni 2sairam 3hanti 1ne 3234 4three 3direction 3love 71
3piece 3time 4wo 612 63 2kelz 2line 61 723 3y1me 44me 4me 61 4one 4you 2tario 1ojs4ykl 2oooo 6oo 1pelastra 4corsa 3n
4123 4sesame 4up 61 3ration 6or 4nhaus1 3yemi 2helia 6e 2opop 2timus 71 1racle 3nge 6! 61 71 72 83 73 62 72 63 65 67 6s
71 2chid 2denador 3inateur 2egon 3o 412 63 2ient 3flame 3gin 6al 81 3on 51 2lando 71 2nella 2tega 1scar 51 62 73 52
2iris 2si2000 1thello 2tootto 1u29q6666 2812 52 2tkast 3law 61 1verdrive 4kill 4lord 2r220278 1wnage 2t243ygbh 9j 1xford
2ygen 0p 100p00 2o9i8 6u7 112345 66 13rat54797 1455w0rd 2ssw0rd 5ord 15415420 1@$$w0rd 2ssw0rd 5ord 1a 2$$w0rd 5ord
255w0rd 5ord 2blito 4o 51 623 2cific 3kard 71 4ers 71 74 3man 61 2ddle 4y1 3illa 2ige 51 3nkiller 4tball 91 5er 71 5ing
3sley 2jero 2kistan 81 92 a3 8786 8i 2lace 4din 71 3ermo 3lavi 4ina 6o 4mall 3meiras 5r 4tree 3oma 61 5ino 3uso00 2mela
61 3pam 2nama 61 4sonic 91 3cake 71 7s 81 4hito 5o 61 3da 51 62 73 5bear 91 5s 4ora 71 3get 4it 3ic! 51 3kaj 3orama
3tera 71 4her 71 7s 81 4ies 3zer 2ola 51 4o 3pao 2pa 4123 4bear 4mama 4pa 6pa 4toma1 4ya 3er 51 623 5ino 5s 3ichulo 91
4llon 4to 3rika 2quito 2r 3adis 7e 81 5ox 4iso 4medic 5ore 81 4noid 3ents 3is 51 623 3ker 61 4our 3lament 3ola 61 72 83
6mea 5e 3rot 3tizan 4ner 4y 51 623 5time 2s 3adena 4way 3cal 6e 4ual 3quale 3s 41 51 52 63 74 5478 5word 49876 4_2011
4at 4code 4er2009 810 91 4ion 71 7s 4me 4ord 4pass 5ort 81 4w0rd 81 5ard 5d 5ord 8! 8. 80 90 91 96 97 98 99 81 9! 90 91
92 a3 b4 c5 d6 93 94 95 96 97 98 99 82 90 91 92 93 94 95 97 83 92 93 84 94 95 85 95 86 96 99 87 97 88 98 99 89 99 8s 7t
81 3tor 61 3word 71 2t 3123 3ata 5e 5ina 3ch 51 5es 71 3hfinder 3ience 81 4to 3rice 71 6ia 81 7o 6k 71 82 93 72 77 5k
5ot 71 7s 81 92 5zia 4on 4yk 3terson 4on 4y 51 2uko97 3l 412 63 4a 51 4ette 4ie 5na 71 6e 71 4o 2vel 3ilion 81 3lik
2wpaw 2yton 61 634 2zzword123 1dtplf 1e#5gz29ptzmse 2ace 5! 51 62 73 52 5ful 5out 81 4h 51 5es 71 72 5y 4ock 3nut 601 61
71 72 83 62 63 6butter 6s 71 3rl 51 5jam 81 5s 2bbles 71 2darsag 3rito 4o 51 623 2ekaboo 3pee 61 3wee 61 2gaso 5us 71
3gy 51 2lican 3ota 3uche 4sa 2ncil 61 3dejo 71 3elope 81 3guin 71 7s 81 3is 51 623 569 3nstate 91 4y 51 623 5wise 3tagon
4ium 74 2ople 61 72 83 62 2pe 4tte 3ino 4ta 5o 3pe 5r 601 61 71 72 83 62 6mint 6s 4ino 3si 51 623 52 5cola 2rach 3eira
3fect 71 80 7ion 3ico 3kele 4ins 3rito 4o 5s 4y 51 3sik 4on 6a 7l 81 2ssac 2te 4r 51 623 5bilt 5pan 81 5s 6on 4y1 3ra 5m
4ov 6a 3unia 2ugeot 2yton 61 78 1fqxbr 1g260365 1hantom 71 3rma 6cy 2eonix 2il 4413 4ip 61 6p 7e 7ine 6s 71 4lies 81 6p
71 7s 5y 61 6215 2oebe 61 4nix 71 7888 3ne 51 3to1 5s 2uong 2x602 2yllis 3sics 1iano 51 3zza 2card 4sso 71 3cola 6o 71
3kle 61 6s 71 3ture 71 7s 81 2e 3123 3pie 3rce 4re 61 3tro 2ffish 2geon 3gy 51 3let 61 2kachu 71 2lgrim 3ipinas 3low 61
3ot1 2mp 401 410 61 51 52 63 74 53 54 421 52 53 44life 469 4daddy 91 4in 61 701 72 62 669 6g 71 4juice1 2neapple 91
3gpong 81 4uin 7o 4vin 3k 401 57 58 59 410 61 51 52 63 74 53 54 55 56 421 52 53 469 4floyd 91 4ie 61 4lady 4panther 5ink
4y 51 623 52 3occhio 2olin 3neer 71 3trek 3upiou 2peline 4r 51 3oca 3pen33 4in 4o 2ramida 7e 4ta 5e 61 6s 71 2sces 3soff
71 3tache 4ol 5ns 71 2tbull 71 3tsburgh 2xie 51 5s 2zdec 3za 51 62 73 52 5hut 81 5s 1jkjnj 1k3x7w9w 1l 2acebo 71 3net 6a
3sma 4tic 71 3tinum 81 4on 4ypus 3y 4a 51 4boy 71 82 93 72 769 4er 61 72 83 73 62 669 6s 4girl 81 4statio an b2 b3 4time
2ease 61 5ure 81 2okij 3ppy10 2umber 71 3s44 3to 51 2ymouth 1ng 1o918dg 2beda 2cahontas 3ket 2epen19 3try 2giako 2i098
3123 3lut 3nt 3poi 3son 61 4son 3u07 5987 4y 5t 61 6re 8wq 8za 2k29q6666 3emon 71 80 81 82 93 72 73 75 77 79 4r 51 623
5face 3pok 2l 3and 61 4rbear 91 5is 71 3enka1 3ice 61 723 6man 5ia 4na 3lito 4o 4ux 4y 51 3niypizdec0211 c1102 g11 3o
4123 4polo 3pol 3ska 61 723 2malo123 3mes 6123 3pey 4ier 4om 2ncho 61 3tiac 71 2o 3123 3chie 71 3dle 61 3h 412 63 4bear
81 92 82 3kie 61 72 83 62 3nam 3p 400 411 52 63 74 422 469 4er 61 4head 81 4ie 61 4master 4oo 61 62 4poop 81 4y 51 62 73
3ter 2p 3123 468168 3corn 71 82 93 72 3eye 61 3o 409 4123 4po 61 6po 4va 3per 4op 61 4y 51 623 3star 71 3tart 71 4ropica
3ular 2rcodio 3kchop 81 3n 4o 51 4star 81 3sche 71 7911 3table 5l 4er 61 4ia 4land 81 4ugal 81 2seidon 4r2 3itive 81 7o
3sible 4um 3tal 4er 2t420 3ato 61 6es 3head 71 7420 3pot 3ter 61 2ulette 3pee 5tte 4oune 3ssin 2vlmly727 3ray14 2wder 61
3ell 4r 51 62 73 52 5999 5ful 5man 5of3 5puff 5s 61 1poo0099 2pp 4p 5p 61 6pp 1qntmt1247 1r1ncess 2adeep 3ise 61 3kash
3line 3nav 3sad 5nna 4hant 3veen 3yer 61 2eacher 3ciosa 6us 81 82 3dator 81 3eti 3lude 71 3mier 5um 3sario 81 4ident 91
4ley 71 4tige 5o 6n 71 3tty 61 72 83 62 6boy 91 6girl 6me 2i 3mavera 4rose 4us 3nce 61 72 83 62 6s 71 7a 81 7ita 7s 8!
8. 801 97 98 99 81 90 91 92 a3 93 94 95 96 97 98 99 82 90 91 92 93 94 83 84 85 86 99 87 88 89 8a 8e 6ton 5ipe 8ssa 4gles
4ter 71 3sca 5ila 7la 91 4on 4sy 61 3vacy 5te 71 4et 3ya 5nka 2o 3100 3digy 71 4uction 3fessional 7or 4ile 5t 3gress
3ject 71 7sadminx 3mise 71 3perty 4het 3sper 7ity 4to 3tect 4otype 3va 4erbs 831 4iew 2udence 2zyjaciolki 1salm23 5s23
2icologia 2p123 2ycho 61 6logy 1t120439 1ublic 2ddin 6g 71 4les 2ertorico 2gsley 2lamea 3sar 2ma123 4s1 3pkin 71 72 7s
2nisher 81 3jab 3k 4123 4er 4in 61 4rock 81 2ppet 4ies 71 72 4y 51 62 73 52 5dog 81 5love 91 5s 3sik 3uce 2rdue 3ple 6!
601 61 70 71 72 83 73 74 75 76 62 71 72 73 63 64 65 66 79 67 68 69 2shkin 4pa 3sies 4y 51 601 62 73 52 55 569 57 5cat 81
5s 2tangina 3tana 4er 2zzle 1wd1234 2test 1yon 2ramid 71 2thon 0q 10tsrbv488 111111 61 223123 445 66 77 88 99 2a2z3
2q1q1 6q1 32q3 6q4 8q5 2w2e3 6r4 8t5 ay6 cu7i8o9p0 12w3e4 6r5 1aqaqa 2rglr123 2wsed 61 723 6rf 8tg 2ywsx 2z 3123 645 86
6wsx 3741 3edc 3plm 3qaz 61 6qaz 3wsx 61 71 72 83 94 6ed 8c 91 a23 9rfv ctgb 3xcv 4sw 61 72 83 6edc 9vfr 3zaq 61
1dujvyg5sxa 1h6xl1p9xj 1iciqdp162 1palzm 2woeiruty 1q123123 54 656 8789 38ww899 2q 3111 423 3q 41111 4q 51 5q 61 6q 7q
8qq 3www 2ww1122 4ee 1ti7zxh18u 1uadro 3ke3 3lity 71 823 3ntum 3rtz 3ttro 2ebec 3en 51 623 5bee 81 5ie 71 5s 61 3ntin 71
3stion 2grqfo825 2icksilver 3ksilver 3ncy 61 1w123 5321 54 656 4qw12 23rty 2arty 3szx 61 72 83 2e 31122334 423 64 75 86
6asd 6qwe 9123 4asd 3321 3456 3789 3asd 61 72 83 6zxc 91 a23 3dsa 6zxc 3ewq 3gta13091990 3qwe 61 723 6qwe 3r 412 63 74
85 44321 4asdf 8zxcv 4f12 5dsa 4poiu 4qwer 82 4rewq 4t 51 62 73 84 95 55 64321 56 5asdfg 5qwert 5y 6! 6. 60 70 71 61 70
71 81 72 83 94 a5 b6 c789 73 62 71 72 73 63 721 64 65 75 66 76 86 77 79 67 77 87 78 89 68 78 69 79 6asd 9fgh 6qwerty 6u
71 823 78 7i 81 8o 91 9p a1 b2 c3 a[] 6ytrewq 5z 61 723 6u 7i 8op 3zxc 2qwqw 6qw 1yahzn 0r 112345 66 77 889 2cd38d
12d2c3po 14e3w2q1 19lw4j8khx 1abat1945 3bit 61 6s 3ota 2cecar 71 4r1 5x 3hael 71 4el 61 72 83 6le 81 4id 3ing 61 3oon
2deon 3hika 3ical 4o 51 5head 91 3uga 2fael 61 6a 3faele 7la 2gnarok 2hasia 3man 3ul 5123 2i-131 3den 5r 61 6s 71 82 83
72 6z1 3lroad 3n 4bow 71 82 93 72 73 76 77 7s 81 4drop 4man 3stlin 2j123 3endra 4sh 3kumar 2kaii 3esh 2leigh 3ph 51 3uca
2m 3123 4500 3azan 3bler 4o 51 623 3esh 3irez 71 5o 3mstein 91 3on 51 5a 61 5es 71 3page 3ram 3ses 5y 2ncid 61 3dall 71
4om 61 723 4y 51 5orton 3etki 3ger 61 6over 6s 71 3jan 2phael 3per 61 3rap 3tor 61 4ure 2quel 61 2scal 61 3engan 3had 61
4eed 4id 4mi 3mus 3pberry 4utin 3ta 51 5fari 5man 2ven 51 623 5s 61 652 2wr123 2y 3123 3man 4ond 71 3ray 61 2ziel 3jel1
3or1 3van 1b26dett 2hbkk 2otmvz954 1ctybz 1dfhnbhf 2ukv46x 1eader 4ing 71 4y2go 3gan 3l 4estate 4ity 4ly 4madrid 4nigga1
4tor 3per 61 3son 2beca 5ca 71 4kah 71 4l 51 5de 71 5s 61 3orn 4und1 2cord 4very 81 2d 3123 64 75 3321 3456 3ab1993
4lert 3bone 71 4ull 71 3car 3devil 4og 61 4ragon 3emption 3fish 71 4ox 3hat 4ead 71 4orse 5t 61 3line 71 3man 61 3neck
71 3red 61 4ose 71 7s 4um 61 3skins 81 821 4ox 604 61 72 634 4tar 3wine 6gs 81 4ood 2ebok 3fer 3se1 2flex 2ggae 4ie 61
3ina 61 6ld 5e 4ster 3lisse 2hbwf 2illy 2joice 2liance 3oad 6ed 2member 81 8me 3ington 91 3o1d72a 4te 2nata 5e 5o 4ult
3contre 3ee 51 623 4gade 81 3o911 3ren 3tal 3uka 2quiem 2reirf 4re 2scue 3earch 4t123 5me 3hma 3ident 8evil 4ng1965
3pect 71 3tart 3ume 2tard 61 3ired 2uben 3nion 2velation 4nge 71 4ur 3olution 5ver 2y619 3es 3naldo 4olds 1fgecnf 2hbyf
3fgep 4vtkmrf 4ylfi 3njirf 2n.if 5rf 3thbyf 4ymrf 2rfirf 3nec 2vfcenhf 1hbcnbyf 2fcfdbwf 4jnf 6rf 2iannon 81 3nos111
2jkbr 3rjlbk 2odan01 3nda 61 1icardo 71 3cardo 3h 4ard 71 823 72 7s 8on 4ie 61 4mond 81 3k 4y 51 623 2ddick 2hanna 71
2ley 51 623 2ngo 51 2pcurl 3ley 3per 2ta 2ver 51 5a 61 5plate 5s 6ide 91 1jhjdf 4km 5tdf 2itxrf 2ntyjr 2yatnrf 3cnfynby
3nfrn 1ksk3210 2tjgfnhf 1oadkill 6ng 4runner 3nne42300 2b 3123 3bie 61 3ert 601 61 71 72 83 73 62 72 63 669 67 6a 71 6o
71 6s 71 3in 51 623 5ho 7od 5son 81 3ocop 4t 5ech 5ics 2cco 51 3helle 81 5ster 3k 412 63 4androll 4er 61 6s 5t 61 6man
6s 71 5y 4ford 4ie 4man 4nroll 91 4on 6! 61 4s 5tar 81 92 82 4y 51 62 73 52 53 55 5ou 2deo1 4rick 3ina 3ney 61 3olfo
3rigo 71 6ues 8z 91 2gelio 4r 51 623 5s 2land 61 6o 3ler 4in60 4tide 81 2ma 4in 4n 51 5a 5ce 71 5e 5ia 5o 5s 6828 5tic
4rio 5oma 4shka 3eo 51 623 4ro 3ina 3mel 3y01 2nald 61 6inho 6o 707 71 823 87 77 79 3nie 61 3ron 2okie 3ney 61 70 68
3ster 71 3t 4beer 81 2ro1024 2sa 4123 4les 5ia 6e 6nda 4nna 4ria 6o 71 3co1 5e 61 3e 412 63 74 424731 4ann 4bud 71
4marie 7y 81 4rose 4s 51 3han 3ie 51 623 4ta 3sella 4i46 3well 2tten 5rdam 2ugh 3te66 2ver 51 5s 2wdy1 3ena 2xana 5e 5ne
71 3ie1 3y 412 63 2yal 51 5s22 1rrrrr 1s11220 1tw150809 2yuehe 1ubber 6duck 3en 51 3y 4123 2deboy 3olf 3y 2fus 51 2gby
51 3rats 2ler1991 2nescape 91 92 3ner 61 4ing 71 2pert 61 2queb 2sh2112 3lan 3sel 6l 71 4ia 61 6n 3tam 4y 51 623 52 2th
4ie 1yan 411 52 63 74 4962052 2jgrf 0s 10ccer 112345 66 77 88 99 18ylpe9jdpvym 1abbath 71 3ina 5e 612 3le1 3rina 71 823
2cha1234 4in 3ramento 4ed 2d123 3dam 3ie 51 623 3sad 2fari 3ety 61 3fron 2gitario 8us 2habat 4ra 2ibaba 3gon 3lboat 4ing
71 4or 61 6moon 3nt 5s 61 625 3ram 3tou 2kura 61 2l 3am 5anca 7der 8ra 5i 4sana 4zar 3em 51 4rno 4s 3ima 4nas 3ly 51 623
3man 6khan 4on 3ome 5on 4pe 3sa 51 3ut 3vador 81 5tion 91 6ore 2m 3123 64 75 3anta 6ha 81 92 82 4ra 3eer 3iam 4r 5a 3mi1
5e 61 4y 501 51 62 73 63 52 57 3pdoria 4le 6123 4son 71 3sam 61 5ra 4on 61 4un 655 6g 71 82 93 72 3tron 3uel 601 61 72
83 6e 4rai 71 2n 3123 3andreas 5e 3chez 71 5o 3dberg5 4eep 5r 6s 71 4hya 4ie 6go 81 4man 71 4oval 4ra 61 72 83 5ine 5o
4wich 4y 51 623 3geeta 7ha 3jana 5y 4eev 4ose 4uan 3san 3ta 51 5cruz 5fe 5maria 5na 71 4hosh 4iago 81 5no 4os 61 6h
2opaulo 2phire 3phire 81 2ra 412 63 4h 51 62 73 52 4jevo 4sara 5wati 4toga 3degna 3etta 3ina 4ta 2sa 4sa 6sa 3cha 3ha 51
62 73 4ka 3in414 3kia 3si123 5e 4y 51 62 73 52 5girl 3uke 61 72 83 2tan 51 5666 5a 6s 3ellite 3hya 3ish 3nam 3suki
3urday 5n 61 3yam 2urabh 4on 3sage 71 7s 2vage 61 4nna 71 7h 81 3eme 3ior 5ur 2wyer 2xophone 91 2yang 61 6ku 1camper
3nia 4ner 3rface 81 82 4let 71 7t 81 2h 3alke 704 4tz 61 6i 3eisse 3necke 5ider 3okolade 4ol 61 72 83 62 3ule 4macher 5i
2ience 71 2ooby 61 72 83 62 6doo 91 92 4ter 71 823 72 3rpio 71 7n 81 8e 8s 3tch 4land 81 4t 51 623 5ie 71 5y 61 3ut 51
2rabble 4ppy 71 4tch 3eam 61 4en 3uffy 71 2uba1 3lly 2vmofas79 1df7asdf6asdg8df 3sdf 2ream 1eagull 3hawks 81 4orse 81
3man 4us 3n 4123 4paul 3rch 3son 3tleon 4tle 71 2bastian 91 a06 7en 2cond 3ret 61 72 83 62 6666 6o 6s 3ure 5ity 81 2dona
2eker 2igneur 3nfeld 2kret 2lect 4na 61 6gome 5e 3ina 2mangat 4rang 3inole 8s 91 3perfi 81 2nator 3eca 4gal 3ha 5123
3ior 606 77 78 79 4seviyorum 3sei 3tinel 4nece 2phiroth 91 3tember 91 92 93 97 98 99 4iembre 3ultura 2r 3afina14 3dar
3ega 4na 61 5dipity 5ity 81 3gei 5j 5y 4io 61 3ious 3kan 3pent 3rano 3seri 3ver 4ice 71 7s 4us 2same 3tra 2ven 511 57 67
77 5teen 4rine 3gilim 3illa 2x 3101 423 3666 3bomb 3e 3ii1 3sex 61 6sex 3trime1 3ual 3xxy 4y1 3y 4#1 401 56 57 58 59 41
50 61 51 52 63 74 53 54 55 56 57 58 59 420 51 52 53 54 55 44life 469 4ass1 4babe 81 7y 81 6ck1 5east 91 5itch 91 92
5lack1 5oy 71 4chick1 4girl 81 92 5url1 4lady 81 5ove 81 4mama 81 92 6n 71 5e 61 4red1 4sexy 1f49ers 1ha 3d0w 4ow 6! 601
61 70 71 72 83 73 74 62 71 72 73 63 65 669 67 699 6s 71 4y1 3ggy 61 3heen 4id 4rukh 3ina 3kespeare 4ira 71 4ur 3lini 4om
61 3man 4poo 4rock 81 3ndy 4e 51 623 5y14 4ghai 4ia 61 5ce 71 4kar 4na 5on 71 72 4ti 3olin 3ringan 4k 51 5s 61 5y 4ma
4on 61 4p 5ie 71 3sha 61 6nk 5i 4ta 61 3un 51 5a 3wn 51 623 5a 61 4ty 61 3yla 61 4na 5e 6123 4shay 81 3zam 2earer 79 3ba
51 3eba 4na 61 4tal 3ffield 3ila 61 3lby 61 72 83 4don 71 4l 5ey 71 5y 61 3pherd 3ridan 5ff 4lock 4man 71 4ri 5y 61 4win
5ood 4yl 3she 3vchenko 2ibby 61 3ela 3loh 61 4pa 3nigami 4obi 3rley 71 3t 412 63 4face 81 4head 81 4shit 4ty 61 3va 5m
5ni 2mily 2oes 51 3gun 3oter 71 3pper 5ing 81 3rt1 5ie 71 5y 601 61 71 72 83 73 74 62 63 669 67 3tgun 71 4okan 81 3wme
4time 81 2reya 3imp 4ram 3uti 2ubham 3rik 3tup 61 2weta 1icilia 2dekick 81 83 3ney 61 2emens 71 4pre 3nna 3rra 61
2g53num 3ma 2lence 5t 61 3kroad 3ly 51 3vana 4er 61 72 83 6ado 91 4ia 61 5o 2m 3ba 51 61 623 3mons 3on 51 623 5a 5e 61
3ple 61 723 6plan 4son 71 7s 81 3ran 3sim 4on 2naloa1 4tra 3bad 3cere 71 4lair 3dhu 3gapore 4er 61 4h 4ing 71 4le 61 723
62 3ister 3ned 5r 2obhan 2pfhair 2rena 3ius 2ssy 51 3ter 61 62 6s 71 2thlord 2xers 3six6 3teen 716 4y9 1k84life 3board
3erboi 7y 5s 3ordie 3ter 2a02ska 3nk1 3te 51 62 73 52 54life 58 5board 5ordie 5r 61 71 72 83 73 62 6boy1 6dude 4ing 71
2eeter 71 3leton 2idoo 3ffy 3ing 3llet 3nhead 4ner 5y 61 3pper 71 5y 61 3ttles 81 92 2olko 3rpion 2y123 3blue 3hawk 3lar
61 4er 61 4ine 71 7r34 3walker 91 1lacker 3mdunk 3pshot 3sh1 3ve1 4ik 3yer 61 6666 2eepy 61 2ick 51 3der 3mjim 4shady 91
3nky 3pknot 81 92 82 86 96 a6 89 2onik 3vensko 2unicko 3t 4123 469 1mackdown 91 3llville 3rt 51 5ies 5y 3shing 2b0512bz
2elly 61 2ile 5! 50_0 51 62 73 52 54me 5s 61 5y 61 3rnoff 6v 7a 3th 51 623 4ty 61 2oke 51 5420 5r 61 5weed 91 5y 601 61
71 72 83 73 62 6420 4ie 61 5n 61 6g 71 3oth 61 2udge 61 1n00py 2ake 51 623 5s 61 3pper 71 5le 71 3tch 2eakers 5y1
2ickers 81 3per 61 2ooker 4p 51 5dog 81 8g 91 5y 601 61 72 83 73 62 3rre98 3w 4ball 81 5oard 91 4flake 91 4ie 4man 71
4white 4y1 2uffy 3ggles 81 1obaka 2ccer 6! 6. 600 71 75 76 77 78 79 61 70 81 71 72 83 73 74 75 76 77 78 79 62 70 71 72
73 74 75 63 73 64 65 66 79 67 77 68 78 69 79 3ial 3ks1 3orro 3rate 7s 2dapop 71 2fia 51 3tball 81 90 91 92 93 94 95 82
91 92 93 83 84 85 87 88 89 4ware 2jdlg123aljg 2kolov 7a 2l 3ange 4ris 3dat 4ier 71 3edad 4il 613 4luna 3idsnake 4tario
5ude 3nce 4ishko 3o7590 4mon 71 4yo 3rac 3ution 2manypickles27 3ebody 4day 4one 71 4rset 4thing 91 3mer 2n 3ali 4ta
3gbird 4oku 3ia 51 4c 51 623 5s 5x 3nenschein 4y 51 3oio 3y 4123 4ericsson 4sony 4vaio 2oner 61 6s 71 2phia 61 5e 601 61
72 83 62 3rano 2raya 2so 2ukayna 3lfly 4ja1 6boy1 4mate 81 3ris 3sou 3th1 63 5ern 81 5park 91 6ole1 5side 91 92 93
5west1 2what 1pace 51 623 5man 3ghetti 3m 3nish 71 4ky 61 3rkle 71 7s 81 5s 5y 61 72 83 4row 71 4ta 6cus 6k 6n 71 817 7s
81 2eak2me 5er 71 4rs 3cial 71 7k 4trum 3ed 51 5o 5way 5y 61 3ncer 71 3ranza 3z3012 2hinx 2ice1 3der 6-man 61 72 83 6man
91 92 93 94 97 5y 3ke 51 623 5r 5s 5y 3nner 3onin8688 3rit 61 3tfire 81 4sy16 2lash 3endid 3inter 2oiled 71 3lana 3nge
61 6bob 90 91 92 93 97 99 3oky 61 3rt 51 5ing 5s 61 5y 3tty 2ring 61 6er 5t 61 6er 4te 61 2unky 61 3rs 51 3tnik 2yder 61
1quall 4re 4sh 3irrel 81 5t 61 1r20det 2ikanth 3lanka 3nivas 3ram 1s563563ss 2s 3111 3s 4s 5s 61 6s 7s 8ss 2yu1314 1ta
3cey 61 4ie 4y 51 3lin 4ker 71 4lion 3ndard 4ford 4i06 5slav 4ley 71 3ples 71 3r 401 410 61 51 52 63 74 53 54 55 421 52
53 469 4buck 8s 91 6rst 91 4craft 91 92 4dust 81 4edobre 4fire 6sh 81 4gate 81 6zer 5irl 4light 91 4r1 5y 4s 51 623 5hip
5tar 4t 51 623 5finding 5rek 81 4war5 7s 81 911 92 82 83 8fan10 3sik 3tic 5on 4us 3yout 71 2e 3alth 71 4ua 3ele 6rs 81
843 87 3fan 61 6greil1983 6ia 7e 6o 4fen 5i 4lio3123 3lla 61 723 5ina 3pan 4h 51 623 5an 7e 7ie 91 92 5en 71 3reo 4ling
81 4nchen 4va 3ve 51 623 5n 61 72 83 62 6s 4ie 61 3wart 71 720 4ie 61 2icky 3gmata 3mpy 3nger 71 5ray 4ker 71 5y 601 61
3tch 61 2olen1 3ne 51 5cold 91 5d 5r 61 6420 5s 5y 3rm 51 5y 61 2range 71 7r 4tfor 5ocaster 5us 4wberry 3eet 61 4ngth
4ss 4tch 3ider 4ke 6r 71 4pes 3ong 61 6er 5zo 3yker 2uart 61 3dent 71 4io 61 654 3ff 3mpy 3nna1 5er 4t101 3pid 6! 61 72
83 62 3ttgart 1u123456 2baru 61 3lime 71 3way 61 3zero 2cces 6s 71 7ful 3esso 3ker 61 4it 61 669 4me 61 5ydick 2erte
2gar 51 623 5bear 91 2icide 71 2kses 2llivan 3tan 2mmer 6! 600 71 75 76 77 78 79 61 70 71 72 83 73 62 7008 810 71 72 63
65 669 67 699 6time 4it 2n 3123 3dance 81 5y 61 4erland 3fire 4lower 91 3ita 3light 3ny 51 623 5day 3rise 71 3set 61
4h1ne 5ine 8! 801 81 90 91 92 93 82 91 92 93 83 84 85 869 87 88 89 2p 3a1906 3er 51 62 73 57 58 5boy 5duper 5fly 81
5girl 91 5hero 5ior 5man 8! 801 81 90 91 92 a3 93 82 91 92 93 83 84 85 869 87 88 8boy 7rio 5natural 6ova 91 5sonic 6tar
91 92 5visor 5woman 3port 3reme 71 2rabaya 3ena13 5o13 6s13 4sh 4thang 3f 4er 61 4ing 71 3prise 3side13 3vivor 2san 51
5a 5na 6e 3hi 51 4ma 3ie 3lik 2zanne 71 3uki 61 1verige 3ta 4ik 4lana 2oboda 1wagger 3llow 3mpfire 3pna 3tch 4hi 2eden
3et 51 62 73 63 66 67 68 52 5666 69 5angel 5girl 5heart 6ome 5ie 71 72 7pie 5love 5ness 91 5pea 81 5s 61 5y 61 72 3tha
2immer 71 5ing 81 3nger 2ord 5fish 91 5s 1ydney 61 2lvain 4ester 91 4ia 61 5e 2ncmaster 3ergy 2racuse 2stem 61 632
1z9kqcctwy 2czurek 0t 112345 66 7789 136473647 1: 1abby1 3itha 71 2co 4bell 81 4ma 2dpole 2ekwondo 91 2ffy1 2hiti
2ishan2011 3wan 2jmahal 2lent 3isman 2mahome 4ra 61 3ere 3my 51 3tam 2ngerine 4inamo 4kai 4o 51 3ia 4sha 3ja1993 3ker
3ner 61 3tan 3ya 51 3zania 2pout 2ra 4kan 3dis 3get 61 723 3heel 71 7s 81 3taruga 3zan 600 61 2scha 3ha 51 623 2ta 4123
4rin 4ta 3iana 71 3jana 3too 61 3yana 2uchen 3rus 61 2y123 3lor 6! 601 61 70 71 72 83 73 74 62 71 72 63 65 67 3tay 61
2z123 3man 6ia 1bone1 1dutybq 6z 1eacher 71 3m 4o 51 62 73 5mucho 3pot 2chn9ne 5ics 5o 61 73 6logy 3ktonik 2ddy 51 623
52 5bear 91 92 2enaa111 3tee 61 2iubesc 2kiero 4la 3ken 2lecaster 5hargement 5om 4fon 7o 4phone 91 4vision 6zor 2mitope
3p 4123 74 4est 4le 4orary 4pass 8word 2ndulkar 3erife 3nessee 91 4is 61 72 83 3shin 3ten 2odora 6o 3namaria1 2quiero 81
5la 71 2rence 4sa 61 5ita 4za 3minal 7tor 3rance 81 4ell 71 5nce 81 4or 4y 51 5s 3serah 2soro 3sa 51 4ie 3t 41 52 63 74
4e123 5r 601 61 4ing 71 823 4pass 4test 81 2tris 2xas 51 600 62 73 52 1hailand 81 3lia 3nkgod 5s 5you 81 2e 3123 3atre
3band1 4ears12 6st 6tles 5st 71 4oss 71 5ys 3cat 4ure 3dog 5ors 4ude 3end 3game 71 4reat 81 923 3kid 5ng 71 3lma 3man 61
5ster 5trix 3odore 81 4ne 61 5ly1 3resa 71 6e 4ock 71 3shit1 4ims 72 3the 3used 71 2iago 3bault 3eric 5ry 3nking 3rteen
813 3sisit 6me 4sucks 91 3zz2 2omas 601 61 70 71 72 83 73 62 72 63 4pson 81 4son 2ree3 5kids 3iller 2ug4life 4life 81
3mper 71 3nder 71 72 7bird 3rsday 2x1138 1iamo 3nya 2buron 2chuots 3ket 3tac 2esto 2ffany 71 823 72 2ger 51 60 61 62 73
63 52 62 63 53 55 57 5lily 5s 61 72 62 5woods 3ger 6! 601 61 71 72 83 73 62 71 72 73 63 65 669 67 3res 4ou 2lly1 2m 3123
3ber 61 6lake 8nd 3e 4pass 3my 51 623 3othy 71 4xa94 3tim 2na 4123 3gting 3k12 63 4er 61 72 62 6bel1 9l a1 4le 3man 3tin
61 2pper 4y1 2tan 51 5ic 71 6um 5s 61 3euf 3i 4ne 3leist 3s 3ties 71 2ziana 1kbpfdtnf 2fkdgo 71 77 1l281188t 1mm 2net123
2vlzj12 1nk0mk16vx 1oaster 2bias 61 3y 4123 2day 51 3d 2ffee 2gether 81 2ilet 2kiohotel 2ledo 3kien 3ulope 2m 3123 3as
4te 5o 3boy 4rady12 3cat 61 3ek 3maso 4ie 4y 51 62 73 52 5boy 3orrow 3tom 61 2ni 4no 3ton 3y 412 63 74 53 420 4a1 4hawk
2onarmy 3tie 61 4sie 71 2pbull 5tton 3cat 3dog 3gun 61 3her 3olino 3per 3secret 2riamos 4no 3nado 71 3onto 71 3pedo
3rent 5s 61 69 3toise 4ue 5ga 2shiba 71 2tal12scherz 590 3o 4ro 4to 3tenham 91 4i10 2ulouse 831 3tou 2yota 61 1rabajo
5lho 3cer 5y 61 4k1 5er 71 5star1 4tor 71 4y 51 3der 3ffic 3iner 5ing 5s 3ktor 3lala 3nce 4dafir 4sam 71 5forme ars 5it
5port 3pdoor60 4per 3vail 4el 61 6er 4is 61 2easure 81 3bor 3e 4123 4frog 4house 3flip 3guier 3nt1 5on 71 3sd5 4or 3u14
3vor 61 2fnthbyf 2ial 4ngle 3bal 3cia 4ky 61 4olor 3dent 3force 3gger 71 4un 3na1 4idad 81 5tron 6y 71 73 3ple 6h 71 6ts
4per 3sha 61 4kelion 4tan 701 71 5en 3ton 3umph 3vium1 3xie 61 2ojan 61 6s 71 3lolo 3mbone 81 3nwell 3oper 71 3pical
3uble 71 72 3y 2uck 51 5er 71 5s 61 3eblue 4love 81 3man 4pet 71 3nks 61 3st 51 5me 5no1 7one 3th1 2yagain 1sunami
1td955audg 2tt 4tt 1uangbi 2cker 61 72 2delft 2esday 71 2jhrf 2lipan 5e 5s 2nafish 3dra 3ing 4sie 2pac 51 3utamadre 2rbo
51 3key 61 3ner 61 3tle 61 72 62 6s 71 2xedo 1weety 61 72 83 73 62 6bird 3lve 612 3nty 61 620 2iggy 3light 81 92 3ngo
4kie 71 5le 71 85 4s 51 52 3sted 71 6r 71 3ztid1 1y2t1hv3oc 2coon 2ler 501 51 61 62 73 63 52 53 55 2phoon 2rael04 3one
61 2son 51 623 2tyty 2uiop 1zir25l5kn 0u 11v7hhh7ef 123456 138fa39 177789 183xu3u83 2t6e4 1chenna 3iha 1fkbyf 1ganda
1hfaabnb 3ybn8888 1kflbfnjh12 2raine 1lises 4se 2tima 6te 81 3ras 2ysse 1mbrella 81 1ndead 4r18 5cover 5dog 5ground
5oath 91 5taker 5world 2forgiven 2icorn 71 7s 3que 61 3ted 61 3vers2l 7al 91 7e 7ity 7o 2known 71 2limited 3ock 2real
1phill45 2perd7 1qa9ebw445 1ranus 2mom1 2sula 1sa123 645 3rmy 2dopaa 2er 4888 4name 2her 51 1topia 1uuuuu 1vgx8f8232
1zumaki 4ymw 0v 112345 66 1acances 4tion 81 2der 51 3im 2ffanculo 2gina 61 669 2ibhav 3shali 2l 3e46 4ncia 81 5tin 8a 91
8e 91 8o 4ra 5i 6a 71 6e 71 6o 6ya 5y 3halla 3kyrie 3ley 61 2mpir 6e 71 7s 6o 2n 3couver 3dana 3esa 5sa 706 71 82 93 72
3halen 81 3illa 71 6e 71 2rgas 3sha 3vara 2scorossi 3ilisa 6y 2ughn 3xhall 1b 2ienrf 3fyz 2kfirf 1ectra 2gas 51 3eta 61
2hpbr 2locity 3vet 61 2ndetta 3era 4zia 5uela 3ice 3kat 3om1 3tura 3us 51 2ra 3batim 3gessen 5ten 3i1234 4tas 4zon 71
3mont 71 3non 3ona 5ica 81 6ka 6que 3sace 3tigo 1fcnth 3zyz 2hbirf 4jk1801 4yf 5jxrf 3ecz 3nsirf 3ufhbnf 4jif 2ibyf
3tymrf 2kbyf 3sirf 2ndtq 3tvfnbrf 2rcbv 6rf 2vekz 3f 4gfgf 4vfvf 3jxrf 1h5150 1iagra 2cecity 4nte 3kie 4y 51 623 3toire
5r 61 72 83 6ia 81 92 82 6y 71 2deo 2enna 3tnam 71 3wsonic 91 2jay 5a 2ka 3ing 61 6s 71 3ram 3tor 6ia 7ya 2lla1 5ge
5nueva 4evalo 2nce 51 5nt 71 6zo 3icius 3nie 61 3tage 2ola 4et 61 6a 6ta 7e 4in 2per 51 62 73 5s 3hv5j736 2rgil 5n 61
6ia 81 7e 4o 51 3iato 3tual 5e1234 3us 2shal 4nu 3ion 61 2talik 6y 4min 3or1268123 5ia 3toria 7o 2vian 61 6a 6e 4en
1jcrdf 2kjrj 2qgfhjkm 1kontakte 1lad 4ik 5mir 5slav 1odafone 3ka 51 2etbal 2iture 2lcano 4om 61 3demort 3imte 3kova
4swagen 3ley 61 6ball 3taire 3ume 61 3vo 2odoo 61 2rtex 2va 2yage 6r 71 1qsablpzla 1rbgqns997 1uc7neyu0 2lcan 1vvvvv 0w
112101957 3345 66 7789 2975a 46a 47a 48a 49a 380a 41a 42a 43a 44a 45a 46a 47a 48a 49a 390a 41a 2aubvoq 15tn36alfw
3xn36alfw 166yrybgra 18woord 1achtwoord 2ffle 6s 71 2gner 2heguru 2lalang 3diw82 3ker 61 4man 3l.e 4ace 71 4eye 4y 51
3mart 71 3nut 3rus 3ter 61 2n123 3da1 3g123 4yut2 3ker 61 3rltw 3ted 61 2rcraft 81 83 3eagle 3hammer 91 3lock 71 5rd
3ner 4ing 71 3ren 61 4ior 71 7s 81 3szawa 2sabi 3dwasd 3hburn 4ington 3ser 4up 61 3ted 3was 2ter 51 62 73 52 5boy 5fall
91 5loo 5man 6elon 5polo 5s 61 4ver 3son 61 2yne 51 623 2zzup 1dtnjr 5xtr 1ealth 3re138 3sel 61 3ther 71 3ver 2bber 3cam
3hompass 3master 3ster 71 2dding 71 3nesday 91 2ed 412 63 53 4420 469 4man 71 3kend 3nie 3wee 3zer 61 4y1 2iwei 2lcome
71 82 93 72 3der 3kom 601 3lington 2ndell 4y 51 3oob 2r123 3der 3ewolf 81 3ner 3ock1 4nika 81992 3sdf 3t 4123 74 4er 4y
51 623 5u 4zu 3wer 2sley 61 3t 4coast 91 4ern 71 4ham 71 4life 81 4on 4side 81 93 4wood 81 2tpussy 2wewe 2yersheim 1hat
4123 4ever 8! 81 92 82 84 87 4sup 71 4thefuck 7zor 4up 61 4what 2eeler 5s 2iskers 81 6y 71 5y 4per 71 4tler 3te 51 5boy
81 5sox 81 5tiger 5y 4ney 71 2oami 4reyou 3cares 81 3knows 3re 51 2ynot 61 1iccan 3ked 61 2dget 2fey1 2ggles 71 3olf
2ktoria 2l 3bur 3dcat 71 7s 81 5hild 4fire 4man 4thing 4wood 3fried 3l 4123 4em 4iam 71 81 82 93 72 8631 73 75 77 7s 81
5e 61 5s 4ow 61 4y 51 3ma 3son 61 2n 3chester 3dmill 4ow 61 6s 71 77 798 7xp 4sor 5urf 3mx1 3ner 61 6s 4ie 61 3ston 71
3ter 601 77 78 79 61 71 72 83 699 3win 3xclub 2reless 2sconsin 3dom 61 3eman 3hbone 81 2zard 61 1m0001 1oaini 6123 7314
6520 4wojia 2jtek 2lf 4123 4359 4gang 81 4ie 4man 71 4pack 81 3verine 91 5s 61 2mbat 3en 2nder 61 6ful 91 6land 6woman
2odland 4stock 91 4y 51 3fer 4woof 3hoo 3kie 2rd 4life 4pass 81 3k 4ing 71 3ld 51 3ship 71 2shishui 5yazi 2w 3123 645
3wow 1pcakir264 1rangler 81 3sloco11 2estle1 7r 81 6ing 91 2ight 4ley 3ter 1sbe279qsg 2xedc 1tf123 1ubin007 2tang 61
1w111111 2651118 2e123 3619 2w 3111 423 3w 4ww 6w 7w 1xcvbn 1yatt1 2oming 1z362308 0x 112345 66 13luym2mmj 14ivyga51f
199qomx561 1anadu 3der 61 3tria10315 2vier 61 2xaxa 1blhintb9w 2onesx 3x 4360 4live 1dqwerty 1files 1iang123456 3oxiao
2ge5516726 2mena 1lsl9963 1oxoxo 1red4654 1sw21qaz 1t97794xt 2reme 2seo2011tdx 1xx 3123 3666 3x 4x 51 5x 61 6x 7x 8xx
1yz123 0y 1123456 123456 16p67ftrqj 1aallah 2gjecc826 2hoo 5! 5.com 51 600 62 73 52 5mail 5o 3weh 2maha 61 725 6r1 76
4to 2ncai 3dex 4i20080527 3gyang 3kee 61 6s 71 83 72 83 77 4s1 3nick 3yan 2oiisgrand 2roslav 2semin 3min 61 6a 6e 71
3sine 2yaya 1bccfy 2rbnf 3jkfq 1eah 4baby 4yeah 2llow 6! 61 71 72 83 73 62 72 63 65 67 6card 2mi19900911 2s 3123 3enia
71 3hua 3terday 3yes 1fcn.if 4tyf 6mrf 4z 2dbufnjh10305070 963 2henj 2nfif 5rf 4kb 5mz 2z450 1ggdrasil4 1jdsqgfhjkm
1ogesh 3ibear 2landa 71 3o 2mama 61 5ma1 3isma 6o 3omma 71 2p7s55 2rkie 2semite 3hi1 2u 3123 3andme 81 3bye123 3know1
3ng 51 5money 3porn 3rgay1 4mom 7! 71 823 72 3ssef 4uck 71 72 3tube 71 3you 2yo 412 63 4yo 61 6yo 1t 2rewq 4za
1u5l97wk8q 2antuo2012 2gioh 61 2liya 2mmy 51 3yum 61 1vette 61 2onne 61 690 1xcvbnm 1yyyyy 0z 100000 2102030405 112345
66 77 889 2x2c3 6v4 8b5 1ac123 3atecas1 3efron 81 3h 4ary 71 3k 4123 2g12wsx 2inab 2karia 2lupa 2mora 2nder 61 3zibar
2pata 2q1 423 645 5wsx 4xsw2 8cde3 4zaq1 3wsx 6cde 3xsw 612 6cde 3zaq 2ragoza 4za 3ina 2sada 2vilov 2xscd 2zaza 1bychlas
1ebra 51 623 3ulon 2lda 51 2nith 2phyr 3pelin 81 2ro 400 4123 4cool 4zero 2sh1412 2us 2ynep 1hang123 2d741220 2jckfd
2ou1980 1idane 610 2ggy 51 623 3zag 2ldjian 2mbabwe 3mer483 2pper 61 4y1 1k. 3: 1latan 1mx870919123 1nt: 1odiac 2e123
3y101 2loto 2mbie 61 6s 2omzoom 3sk 51 3york1 2rro 51 2uzou 1sazsa 1vezda 1wickau 1x123456 2asqw 612 2c 3123 6456 6zxc
3841219 3asd 6123 6qwe 9123 3cxz 3v 412 63 74 4asdf 4b 51 623 845 5n 61 723 6m 70 71 82 93 7: 4zxcv 3zxc 6zxc 2zxzx
1yjxrf 1z8807zpl 2s000000 2z 3111 423 3xxx 3z 4z 51 5z 61 6z 7z 8zz 0йцукен 0люблю 3овь 0пароль 1ривет 1їѕпїѕпїѕпїѕ cпїѕ
fпїѕ iпїѕ lпїѕ oпїѕ rпїѕ uпїѕ 0я
`;
